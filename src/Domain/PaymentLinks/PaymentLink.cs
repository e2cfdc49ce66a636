using System.Security.Cryptography;
using System.Text;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.Domain.PaymentLinks;

public readonly record struct PaymentLinkId(Guid Value)
{
    public static PaymentLinkId New() => new(Ids.Next());
}

/// <summary>
/// An address that stands for the proof of knowing exactly these invoices, for as long as staff chose. Its secret is kept
/// as a hash: whoever reads the store cannot open a link.
/// </summary>
public sealed class PaymentLink : AggregateRoot
{
    public const int UsualDays = 30;
    public const int MostDays = 365;

    private IReadOnlyList<LinkedInvoice> _invoices = [];

    private PaymentLink() // EF Core
    {
    }

    public PaymentLinkId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public AccountId AccountId { get; private set; }

    public string AccountNumber { get; private set; } = "";

    public string TokenHash { get; private set; } = "";

    /// <summary>"en" or "es": what its payer is written to in.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Where it was mailed to; null when it was printed.</summary>
    public string? SentTo { get; private set; }

    public StaffId ById { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? LastOpenedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnByName { get; private set; }

    public IReadOnlyList<LinkedInvoice> Invoices => _invoices;

    /// <param name="sentTo">Where it is mailed to; null when the link is printed.</param>
    public static PaymentLink Make(
        Account account, IReadOnlyList<Invoice> invoices, string token, string language, string? sentTo, DateTimeOffset expiresAt, Signer by, DateTimeOffset now)
    {
        var link = new PaymentLink
        {
            Id = PaymentLinkId.New(),
            JurisdictionId = account.JurisdictionId,
            AccountId = account.Id,
            AccountNumber = account.Number,
            TokenHash = HashOf(token),
            Language = language,
            SentTo = sentTo,
            ById = by.Id,
            ByName = by.Name,
            At = now,
            ExpiresAt = expiresAt,
        };
        link._invoices = [.. invoices.Select(invoice => new LinkedInvoice(invoice.Id, invoice.Number))];
        return link;
    }

    /// <summary>The secret is long and random, so a plain hash holds; it is looked up, never compared character by character.</summary>
    public static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public void Opened(DateTimeOffset now) => LastOpenedAt = now;

    public void Withdraw(Signer by, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
            return;

        WithdrawnAt = now;
        WithdrawnByName = by.Name;
    }

    /// <summary>Whether it may be paid by, as far as the link itself can say.</summary>
    public LinkState StateAt(DateTimeOffset now) =>
        WithdrawnAt is not null ? LinkState.Withdrawn : now >= ExpiresAt ? LinkState.Expired : LinkState.Good;
}

/// <summary>One invoice that a link is for.</summary>
public sealed record LinkedInvoice(InvoiceId InvoiceId, string Number);

public enum LinkState
{
    Good,
    Expired,
    Withdrawn,

    /// <summary>Nothing is due any more on its invoices.</summary>
    Settled,
}

public static class PaymentLinkErrors
{
    public static readonly Error NotFound = new("link_not_found", "There is no such payment link here.", ErrorKind.NotFound);

    public static readonly Error NothingToPay =
        new("link_nothing_to_pay", "None of these invoices has anything due: a link is for what can be paid.", ErrorKind.Unprocessable) { Field = "invoices" };
}
