using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>The jurisdictions that a request names, for reading; each is read once a request.</summary>
internal sealed class Tenants(IGranciusDb db)
{
    private static readonly CompiledQuery<string, Jurisdiction> WithSlug = new((db, slug) =>
        db.Jurisdictions.AsNoTracking().Where(jurisdiction => jurisdiction.Slug == slug));

    private readonly Dictionary<string, Jurisdiction> _known = new(StringComparer.Ordinal);

    public async Task<Result<Jurisdiction>> Named(string slug, CancellationToken ct)
    {
        if (_known.TryGetValue(slug, out var known))
            return known;
        var found = (await WithSlug.ToList(db, slug, ct)).SingleOrDefault() ?? await OnceNamed(slug, ct);
        if (found is null)
            return JurisdictionErrors.Unknown(slug);

        IsKnown(found, found.Slug);
        IsKnown(found, slug);
        return found;
    }

    /// <summary>An address of old: links on paper and in letters, and what the processor was told, outlive a change of the slug.</summary>
    private Task<Jurisdiction?> OnceNamed(string slug, CancellationToken ct)
    {
        var lower = slug.ToLowerInvariant();
        return (
            from old in db.JurisdictionSlugs
            where old.Slug == lower
            join jurisdiction in db.Jurisdictions.AsNoTracking() on old.JurisdictionId equals jurisdiction.Id
            select jurisdiction).SingleOrDefaultAsync(ct);
    }

    /// <summary>Somebody read it already for this request.</summary>
    /// <param name="asked">How the request names it: as it is called now, or once was.</param>
    public void IsKnown(Jurisdiction jurisdiction, string asked) => _known[asked] = jurisdiction;
}
