using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

public static class JurisdictionErrors
{
    public static Error Unknown(string slug) => new("jurisdiction_unknown", $"There is no jurisdiction {slug} here.", ErrorKind.NotFound);
}

internal static class JurisdictionQueries
{
    /// <summary>An active fee code with an external charge code, which puts the biller on version 1; null on version 2.</summary>
    public static Task<string?> FeeCodeOfVersionOne(this IGranciusDb db, JurisdictionId jurisdiction, CancellationToken ct) =>
        db.CodesOfVersionOne(jurisdiction).FirstOrDefaultAsync(ct);

    public static IQueryable<string> CodesOfVersionOne(this IGranciusDb db, JurisdictionId jurisdiction) =>
        db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == jurisdiction && code.Active && code.ExternalChargeCode != null)
            .OrderBy(code => code.Code)
            .Select(code => code.Code);
}
