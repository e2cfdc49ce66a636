using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Jurisdictions;

/// <summary>
/// Earlier versions kept a biller's GUID readable. Whoever migrates seals what it finds: a column without a hash beside it
/// holds the GUID itself.
/// </summary>
internal sealed class BillerGuids(GranciusDb db, BillerKeys keys)
{
    public Task SealAll(CancellationToken ct) => db.Atomically(async ct =>
    {
        var readable = await db.Jurisdictions
            .Where(jurisdiction => jurisdiction.Biller.GuidHash == "" && jurisdiction.Biller.GuidSealed != "")
            .ToListAsync(ct);
        foreach (var jurisdiction in readable)
        {
            var guid = jurisdiction.Biller.GuidSealed;
            jurisdiction.IsBilledAs(jurisdiction.Biller.With(BillerSecret.Guid, keys.Seal(guid), Biller.HashOf(guid)));
        }

        return readable.Count;
    }, ct);
}
