using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.PaymentSessions;

public readonly record struct PaymentSessionId(Guid Value)
{
    public static PaymentSessionId New() => new(Ids.Next());
}

/// <summary>
/// One attempt to pay a set of invoices at the processor. It is saved with the exact request and the cents expected of
/// each invoice before the processor hears of it, and every later piece of news is checked against that.
/// </summary>
public sealed partial class PaymentSession : AggregateRoot
{
    private const int MostNews = 400;

    private IReadOnlyList<SessionInvoice> _invoices = [];
    private readonly List<SessionMove> _history = [];
    private readonly List<Evidence> _evidence = [];

    private PaymentSession() // EF Core
    {
    }

    public PaymentSessionId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public AccountId AccountId { get; private set; }

    public string AccountNumber { get; private set; } = "";

    /// <summary>Unguessable, of this attempt alone: the <c>Session</c> of the addresses that the payer's browser sees.</summary>
    public string Token { get; private set; } = "";

    /// <summary>
    /// The <c>Session</c> of the address the processor posts to. Another secret than the payer's: postbacks are not signed,
    /// and the payer's own address must not be enough to forge one.
    /// </summary>
    public string PostbackToken { get; private set; } = "";

    /// <summary>Unguessable address of the receipt; given away only once there is something to receipt.</summary>
    public string ReceiptToken { get; private set; } = "";

    /// <summary>Short and for people: ends the BillerReference, and is the receipt's number.</summary>
    public string Reference { get; private set; } = "";

    public PaymentSessionStatus Status { get; private set; }

    public PaymentMethod Method { get; private set; }

    public ReaderId? ReaderId { get; private set; }

    public ProcessorVersion ProcessorVersion { get; private set; }

    /// <summary>"en" or "es": the language the payer is written to.</summary>
    public string Language { get; private set; } = "en";

    public Money Amount { get; private set; }

    /// <summary>Principal seen so far; the processor's service fee is not part of it.</summary>
    public Money AmountPaid { get; private set; }

    /// <summary>What the processor took on top, for itself.</summary>
    public Money ServiceFee { get; private set; }

    /// <summary>How it was paid, in the processor's words: brand or payment type.</summary>
    public string? Tender { get; private set; }

    /// <summary>The exact JSON that was, or is about to be, sent.</summary>
    public string Request { get; private set; } = "";

    public string? RedirectUrl { get; private set; }

    /// <summary>The error code of an opening that did not succeed.</summary>
    public string? OpenFailure { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>When the processor is asked next; null only where no news can be missing any more.</summary>
    public DateTimeOffset? NextCheckAt { get; private set; }

    public DateTimeOffset? LastCheckAt { get; private set; }

    public IReadOnlyList<SessionInvoice> Invoices => _invoices;

    public IReadOnlyList<SessionMove> History => _history;

    public IReadOnlyList<Evidence> Evidence => _evidence;

    /// <summary>How many moves and pieces of evidence there are: their order, kept without loading them.</summary>
    public int NewsCount { get; private set; }

    /// <param name="invoices">At least one, all of the account, each with a balance due.</param>
    /// <param name="fees">The service fees of each.</param>
    public static PaymentSession Start(
        Account account, IReadOnlyList<Invoice> invoices, IReadOnlyList<ServiceFeeQuote> fees, SessionKeys keys, PaymentMethod method, ReaderId? reader,
        ProcessorVersion version, string language, CheckSchedule schedule, DateTimeOffset now)
    {
        var session = new PaymentSession
        {
            Id = PaymentSessionId.New(),
            JurisdictionId = account.JurisdictionId,
            AccountId = account.Id,
            AccountNumber = account.Number,
            Token = keys.Token,
            PostbackToken = keys.PostbackToken,
            ReceiptToken = keys.ReceiptToken,
            Reference = keys.Reference,
            Status = PaymentSessionStatus.Opening,
            Method = method,
            ReaderId = reader,
            ProcessorVersion = version,
            Language = language,
            Amount = Money.Sum(invoices.Select(invoice => invoice.BalanceDue)),
            CreatedAt = now,
            NextCheckAt = schedule.Next(now, now),
        };
        session._invoices = [.. invoices.Select((invoice, place) =>
            new SessionInvoice(invoice.Id, invoice.Number, invoice.TypeId, invoice.BalanceDue, Money.Zero, fees[place], invoice.Showing))];
        return session;
    }

    /// <summary>Adds to what is known of the attempt; moves nothing.</summary>
    public void Note(EvidenceSource source, string finding, DateTimeOffset now, Guid? postback = null)
    {
        // Whoever repeats himself without end fills the inbox, which is purged, and not the session.
        if (NewsCount < MostNews)
            _evidence.Add(new Evidence(NewsCount++, source, finding, postback, now));
    }

    /// <summary>
    /// Moves as the table says. A cause that the table does not list from here moves nothing: news comes in any order, and
    /// every caller has noted it as evidence or books it as money or an exception.
    /// </summary>
    private void Move(SessionCause cause, DateTimeOffset now, string? correction = null)
    {
        if (PaymentSessionTransitions.Target(Status, cause) is not { } to)
            return;

        _history.Add(new SessionMove(NewsCount++, Status, to, cause, correction, now));
        Status = to;
        PaidAt = to is PaymentSessionStatus.Paid ? now : null;
        if (to is PaymentSessionStatus.Paid or PaymentSessionStatus.UnderReview)
            Raise(new PaymentSessionMoved(Id, JurisdictionId, to.ToString(), now));
    }
}
