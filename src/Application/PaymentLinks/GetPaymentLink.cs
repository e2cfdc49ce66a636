using System.Security.Cryptography;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentLinks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentLinks;

/// <summary>A link as it is printed or handed over, for whoever has just made it, until it is withdrawn.</summary>
/// <param name="SealedToken">As it was answered when the link was made.</param>
public sealed record GetPaymentLink(Actor By, Guid Id, string SealedToken) : IQuery<PrintedLink>;

/// <param name="Address">The whole address with its secret.</param>
public sealed record PrintedLink(
    Guid Id, Uri Address, string Jurisdiction, string AccountNumber, string Payer, string Language, string? SentTo, DateTimeOffset ExpiresAt, IReadOnlyList<PrintedInvoice> Invoices)
{
    public Money Total => Money.Sum(Invoices.Select(invoice => invoice.BalanceDue));
}

public sealed record PrintedInvoice(string Number, Money BalanceDue);

internal sealed class GetPaymentLinkValidator : AbstractValidator<GetPaymentLink>
{
    public GetPaymentLinkValidator() => RuleFor(query => query.SealedToken).NotEmpty().MaximumLength(1000);
}

internal sealed class GetPaymentLinkHandler(IGranciusDb db, ISeal seal, PublicAddress site) : IQueryHandler<GetPaymentLink, PrintedLink>
{
    public async Task<Result<PrintedLink>> Handle(GetPaymentLink query, CancellationToken ct)
    {
        string token;
        try
        {
            token = seal.Open(LinkAddress.Purpose, query.SealedToken);
        }
        catch (CryptographicException)
        {
            return PaymentLinkErrors.NotFound;
        }

        var hash = PaymentLink.HashOf(token);
        var found = await (
            from link in db.PaymentLinks.AsNoTracking()
            where link.JurisdictionId == query.By.JurisdictionId && link.Id == new PaymentLinkId(query.Id) && link.TokenHash == hash && link.WithdrawnAt == null
            join account in db.Accounts on link.AccountId equals account.Id
            join own in db.Jurisdictions on link.JurisdictionId equals own.Id
            select new { link, account.Customer.Name, own.Slug, Jurisdiction = own.Name }).SingleOrDefaultAsync(ct);
        if (found is null)
            return PaymentLinkErrors.NotFound;

        var ids = found.link.Invoices.Select(line => line.InvoiceId).ToList();
        var due = await db.Invoices.AsNoTracking().Where(invoice => ids.Contains(invoice.Id)).OrderBy(invoice => invoice.Id).ToListAsync(ct);
        return new PrintedLink(
            query.Id, LinkAddress.Of(site, found.Slug, token), found.Jurisdiction, found.link.AccountNumber, found.Name, found.link.Language, found.link.SentTo,
            found.link.ExpiresAt, due.ConvertAll(invoice => new PrintedInvoice(invoice.Number, invoice.BalanceDue)));
    }
}

internal static class LinkAddress
{
    /// <summary>What a link's secret is sealed for, between the page that makes it and the one that prints it.</summary>
    public const string Purpose = "payment-links";

    public static Uri Of(PublicAddress site, string jurisdiction, string token) => new(site.Url, $"{jurisdiction}/links/{token}");
}
