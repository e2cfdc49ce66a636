using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Access;

/// <summary>Whose key it is, what it may, and whether it opens the jurisdiction that the request names.</summary>
public sealed record IdentifyApiKey(string Jurisdiction, string Key) : IQuery<ApiKeyHolder>;

/// <param name="Scopes">Separated by spaces.</param>
/// <param name="IsForJurisdiction">False when the key is good, but for another jurisdiction.</param>
public sealed record ApiKeyHolder(string Name, string Scopes, bool IsForJurisdiction);

internal sealed class IdentifyApiKeyValidator : AbstractValidator<IdentifyApiKey>
{
    public IdentifyApiKeyValidator() => RuleFor(query => query.Key).NotEmpty().MaximumLength(500);
}

internal sealed class IdentifyApiKeyHandler(IGranciusDb db, Tenants tenants, ApiKeyUses uses, TimeProvider clock) : IQueryHandler<IdentifyApiKey, ApiKeyHolder>
{
    public async Task<Result<ApiKeyHolder>> Handle(IdentifyApiKey query, CancellationToken ct)
    {
        var hash = ApiKey.HashOf(query.Key);
        var here = await (
            from key in db.ApiKeys.AsNoTracking()
            where key.Hash == hash
            join jurisdiction in db.Jurisdictions on key.JurisdictionId equals jurisdiction.Id
            where jurisdiction.Slug == query.Jurisdiction
            select new { key.Id, key.Name, key.Scopes, key.ExpiresAt, key.WithdrawnAt, jurisdiction }).FirstOrDefaultAsync(ct);
        if (here is null)
        {
            var elsewhere = await db.ApiKeys.AsNoTracking().Where(key => key.Hash == hash).Select(key => key.Name).FirstOrDefaultAsync(ct);
            return elsewhere is null ? AccessErrors.Unknown : new ApiKeyHolder(elsewhere, "", IsForJurisdiction: false);
        }

        var now = clock.GetUtcNow();
        if (here.WithdrawnAt is not null)
            return AccessErrors.Withdrawn;
        if (here.ExpiresAt <= now)
            return AccessErrors.Expired;

        tenants.IsKnown(here.jurisdiction);
        uses.Note(here.Id, now);
        return new ApiKeyHolder(here.Name, here.Scopes, IsForJurisdiction: true);
    }
}
