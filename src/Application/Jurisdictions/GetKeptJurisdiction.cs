using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>All that an administrator keeps of the jurisdiction they work for.</summary>
public sealed record GetKeptJurisdiction(Actor By) : IQuery<KeptJurisdiction>;

/// <param name="OldSlugs">Addresses it had, which still lead to it.</param>
/// <param name="NextNumber">Of the next account that is made on the fly.</param>
/// <param name="WaiverLimit">What one person alone may take off an invoice.</param>
public sealed record KeptJurisdiction(
    string Slug, IReadOnlyList<string> OldSlugs, string Name, string TimeZone, Contact Contact, Look Look, string AccountPrefix, long NextNumber,
    string TermsEnglish, string TermsSpanish, Money WaiverLimit);

internal sealed class GetKeptJurisdictionValidator : AbstractValidator<GetKeptJurisdiction>;

internal sealed class GetKeptJurisdictionHandler(IGranciusDb db) : IQueryHandler<GetKeptJurisdiction, KeptJurisdiction>
{
    private const int MostSlugs = 50;

    public async Task<Result<KeptJurisdiction>> Handle(GetKeptJurisdiction query, CancellationToken ct)
    {
        var id = query.By.JurisdictionId;
        var kept = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == id, ct);
        var slugs = await db.JurisdictionSlugs.AsNoTracking()
            .Where(slug => slug.JurisdictionId == id && slug.Slug != kept.Slug)
            .OrderBy(slug => slug.Slug)
            .Take(MostSlugs)
            .Select(slug => slug.Slug)
            .ToListAsync(ct);
        var terms = await db.PaymentTerms.AsNoTracking().SingleOrDefaultAsync(terms => terms.JurisdictionId == id, ct);
        return new KeptJurisdiction(
            kept.Slug, slugs, kept.Name, kept.TimeZone, kept.Contact, kept.Look, kept.AccountPrefix, await db.PeekAccountNumber(id, ct),
            terms?.English ?? "", terms?.Spanish ?? "", kept.WaiverLimit);
    }
}
