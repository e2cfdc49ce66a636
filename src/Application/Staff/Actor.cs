using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>
/// The member of the staff on whose behalf something is asked or done. Handlers look at nothing outside of
/// <see cref="JurisdictionId"/>: a member belongs to exactly one jurisdiction.
/// </summary>
/// <param name="Name">As colleagues and auditors know them.</param>
/// <param name="Jurisdiction">Its slug.</param>
public sealed record Actor(StaffId Id, string Name, JurisdictionId JurisdictionId, string Jurisdiction, IReadOnlyList<StaffRole> Roles)
{
    /// <summary>Whether one of their roles permits it.</summary>
    public bool May(StaffAction action) => StaffPermissions.Allow(Roles, action);
}
