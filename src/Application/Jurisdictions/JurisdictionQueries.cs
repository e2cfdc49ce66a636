using Grancius.Application.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

internal static class JurisdictionQueries
{
    /// <summary>An active fee code with an external charge code, which puts the biller on version 1; null on version 2.</summary>
    public static Task<string?> FeeCodeOfVersionOne(this IGranciusDb db, JurisdictionId jurisdiction, CancellationToken ct) =>
        db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == jurisdiction && code.Active && code.ExternalChargeCode != null)
            .OrderBy(code => code.Code)
            .Select(code => code.Code)
            .FirstOrDefaultAsync(ct);

    /// <summary>Fee codes of these invoices' own fees that have an external charge code, in use or not any more: what was assessed settles there.</summary>
    public static IQueryable<string> ChargeCodesOf(this IGranciusDb db, JurisdictionId jurisdiction, IReadOnlyCollection<InvoiceId> invoices) =>
        from code in db.FeeCodes.AsNoTracking()
        where code.JurisdictionId == jurisdiction && code.ExternalChargeCode != null
            && db.Fees.Any(fee => invoices.Contains(fee.InvoiceId) && fee.Code == code.Code)
        orderby code.Code
        select code.Code;

    /// <summary>Whether an address that names the jurisdiction by this slug was right once, or is now.</summary>
    public static Task<bool> WasEverNamed(this IGranciusDb db, JurisdictionId jurisdiction, string slug, CancellationToken ct)
    {
        var lower = slug.ToLowerInvariant();
        return db.JurisdictionSlugs.AnyAsync(known => known.Slug == lower && known.JurisdictionId == jurisdiction, ct);
    }
}
