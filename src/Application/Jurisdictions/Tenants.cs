using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>The jurisdictions that a request names, for reading; each is read once a request.</summary>
internal sealed class Tenants(IGranciusDb db)
{
    private readonly Dictionary<string, Jurisdiction> _known = new(StringComparer.Ordinal);

    public async Task<Result<Jurisdiction>> Named(string slug, CancellationToken ct)
    {
        if (_known.TryGetValue(slug, out var known))
            return known;
        if (await db.Jurisdictions.AsNoTracking().SingleOrDefaultAsync(jurisdiction => jurisdiction.Slug == slug, ct) is not { } found)
            return JurisdictionErrors.Unknown(slug);

        IsKnown(found);
        return found;
    }

    /// <summary>Somebody read it already for this request.</summary>
    public void IsKnown(Jurisdiction jurisdiction) => _known[jurisdiction.Slug] = jurisdiction;
}
