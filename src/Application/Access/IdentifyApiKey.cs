using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
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

internal sealed class IdentifyApiKeyHandler(IGranciusDb db, Tenants tenants, KnownApiKeys known, ApiKeyUses uses, TimeProvider clock)
    : IQueryHandler<IdentifyApiKey, ApiKeyHolder>
{
    public async Task<Result<ApiKeyHolder>> Handle(IdentifyApiKey query, CancellationToken ct)
    {
        var hash = ApiKey.HashOf(query.Key);
        var here = known.Of(query.Jurisdiction, hash) ?? await Read(query.Jurisdiction, hash, ct);
        if (here is null)
        {
            var elsewhere = await db.ApiKeys.AsNoTracking().Where(key => key.Hash == hash).Select(key => key.Name).FirstOrDefaultAsync(ct);
            return elsewhere is null ? AccessErrors.Unknown : new ApiKeyHolder(elsewhere, "", IsForJurisdiction: false);
        }

        var now = clock.GetUtcNow();
        if (here.Key.WithdrawnAt is not null)
            return AccessErrors.Withdrawn;
        if (here.Key.ExpiresAt <= now)
            return AccessErrors.Expired;

        tenants.IsKnown(here.Jurisdiction, query.Jurisdiction);
        uses.Note(here.Key.Id, now);
        return new ApiKeyHolder(here.Key.Name, here.Key.Scopes, IsForJurisdiction: true);
    }

    private async Task<HeldApiKey?> Read(string slug, string hash, CancellationToken ct)
    {
        var changes = known.Changes;
        // The address of now is found at once; only who asks by an old one, or by another's, costs a further look.
        var held = await Keys(hash, db.Jurisdictions.AsNoTracking().Where(jurisdiction => jurisdiction.Slug == slug)).FirstOrDefaultAsync(ct)
            ?? await Keys(hash, OnceNamed(slug.ToLowerInvariant())).FirstOrDefaultAsync(ct);
        if (held is not null)
            known.Keep(slug, hash, held, changes);
        return held;
    }

    private IQueryable<HeldApiKey> Keys(string hash, IQueryable<Jurisdiction> jurisdictions) =>
        from key in db.ApiKeys.AsNoTracking()
        where key.Hash == hash
        join jurisdiction in jurisdictions on key.JurisdictionId equals jurisdiction.Id
        select new HeldApiKey(key, jurisdiction);

    private IQueryable<Jurisdiction> OnceNamed(string slug) =>
        from old in db.JurisdictionSlugs
        where old.Slug == slug
        join jurisdiction in db.Jurisdictions.AsNoTracking() on old.JurisdictionId equals jurisdiction.Id
        select jurisdiction;
}
