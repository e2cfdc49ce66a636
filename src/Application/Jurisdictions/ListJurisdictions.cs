using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>Everyone who takes fees here, by name.</summary>
public sealed record ListJurisdictions : IQuery<IReadOnlyList<JurisdictionSummary>>;

public sealed record JurisdictionSummary(string Slug, string Name);

internal sealed class ListJurisdictionsValidator : AbstractValidator<ListJurisdictions>;

internal sealed class ListJurisdictionsHandler(IGranciusDb db) : IQueryHandler<ListJurisdictions, IReadOnlyList<JurisdictionSummary>>
{
    public async Task<Result<IReadOnlyList<JurisdictionSummary>>> Handle(ListJurisdictions query, CancellationToken ct) =>
        await db.Jurisdictions.AsNoTracking()
            .OrderBy(jurisdiction => jurisdiction.Name)
            .Take(PageLimit.Most)
            .Select(jurisdiction => new JurisdictionSummary(jurisdiction.Slug, jurisdiction.Name))
            .ToListAsync(ct);
}
