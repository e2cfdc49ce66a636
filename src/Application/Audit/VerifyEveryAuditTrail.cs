using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Audit;

/// <summary>Whether every jurisdiction's audit trail is as it was written: for the operator, not for the staff of one of them.</summary>
public sealed record VerifyEveryAuditTrail : IQuery<IReadOnlyList<JurisdictionVerdict>>;

/// <param name="Jurisdiction">Its slug, or its id where entries name a jurisdiction that there is not.</param>
public sealed record JurisdictionVerdict(string Jurisdiction, AuditVerdict Verdict);

internal sealed class VerifyEveryAuditTrailValidator : AbstractValidator<VerifyEveryAuditTrail>;

internal sealed class VerifyEveryAuditTrailHandler(IGranciusDb db, AuditCheck check) : IQueryHandler<VerifyEveryAuditTrail, IReadOnlyList<JurisdictionVerdict>>
{
    public async Task<Result<IReadOnlyList<JurisdictionVerdict>>> Handle(VerifyEveryAuditTrail query, CancellationToken ct)
    {
        var slugs = await db.Jurisdictions.AsNoTracking().ToDictionaryAsync(jurisdiction => jurisdiction.Id, jurisdiction => jurisdiction.Slug, ct);
        var trails = await db.AuditHeads.AsNoTracking().Select(head => head.JurisdictionId)
            .Union(db.AuditEntries.AsNoTracking().Select(entry => entry.JurisdictionId))
            .ToListAsync(ct);
        var verdicts = new List<JurisdictionVerdict>();
        foreach (var jurisdiction in slugs.Keys.Union(trails))
            verdicts.Add(new JurisdictionVerdict(slugs.GetValueOrDefault(jurisdiction) ?? jurisdiction.Value.ToString(), await check.Of(jurisdiction, ct)));
        return verdicts.OrderBy(verdict => verdict.Jurisdiction, StringComparer.Ordinal).ToList();
    }
}
