using Grancius.Application.Webhooks;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Webhooks;

/// <summary>The jurisdiction's administrators; its own address where there are none.</summary>
internal sealed class Administrators(GranciusDb db) : IAdministrators
{
    /// <summary>A letter has no more recipients.</summary>
    private const int Most = 10;

    public async Task<string> AddressesOf(Jurisdiction jurisdiction, CancellationToken ct)
    {
        var staff = await db.StaffMembers.AsNoTracking()
            .Where(member => member.JurisdictionId == jurisdiction.Id && member.DisabledAt == null)
            .OrderBy(member => member.Id)
            .Take(1000)
            .ToListAsync(ct);
        var administrators = staff.Where(member => member.Roles.Contains(StaffRole.Administrator)).Select(member => member.Email).Take(Most).ToList();
        return administrators.Count > 0 ? string.Join(", ", administrators) : jurisdiction.Contact.Email;
    }
}
