using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>Keeps money that names no session we know on the finance staff's list: it may be real.</summary>
internal sealed class UnmatchedNews(IGranciusDb db, Tenants tenants)
{
    /// <returns>What became of it, for the postback's record.</returns>
    public async Task<string> Keep(Postback postback, ProcessorNews news, DateTimeOffset now, CancellationToken ct)
    {
        if (news.Approval == Approval.Declined)
            return "unmatched decline";

        var key = $"unmatched:{PostbackReading.KeyOf(postback, news)}";
        if (!await db.IsListed(key, ct))
        {
            db.Exceptions.Add(ExceptionItem.Raise(
                ExceptionKind.Unmatched, await TenantOf(postback, news, ct), null, news.InvoiceNumbers.FirstOrDefault(), news.PaymentId, news.Amount ?? Money.Zero,
                "The postback names no session that we know.", key, now));
        }

        return "unmatched";
    }

    /// <summary>By the name in the URL, else by the biller it claims; where several are billed as one, by whose the invoice is.</summary>
    private async Task<JurisdictionId?> TenantOf(Postback postback, ProcessorNews news, CancellationToken ct)
    {
        if (postback.JurisdictionName is { } slug && await tenants.Named(slug, ct) is { IsSuccess: true } named)
            return named.Value.Id;

        var billed = (await db.Jurisdictions.AsNoTracking().OrderBy(tenant => tenant.Slug).Take(PageLimit.Most).ToListAsync(ct))
            .FindAll(tenant => tenant.Biller.Is(news.BillerGuid))
            .ConvertAll(tenant => tenant.Id);
        if (billed.Count < 2 || news.InvoiceNumbers is not [var number, ..])
            return billed.Count == 0 ? null : billed[0];

        var own = Invoice.NumberOf(number);
        var owner = await db.Invoices.AsNoTracking()
            .Where(invoice => billed.Contains(invoice.JurisdictionId) && invoice.Number == own)
            .Select(invoice => invoice.JurisdictionId)
            .Take(2)
            .ToListAsync(ct);
        return owner is [var one] ? one : billed[0];
    }
}

internal static class ExceptionList
{
    /// <summary>Whether the same news is on the list already, saved or about to be.</summary>
    public static async Task<bool> IsListed(this IGranciusDb db, string newsKey, CancellationToken ct) =>
        db.Exceptions.Local.Any(item => item.NewsKey == newsKey) || await db.Exceptions.AnyAsync(item => item.NewsKey == newsKey, ct);
}
