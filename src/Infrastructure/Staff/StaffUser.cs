using Grancius.Domain.Jurisdictions;
using Microsoft.AspNetCore.Identity;

namespace Grancius.Infrastructure.Staff;

/// <summary>What a member of staff signs in with, as ASP.NET Core Identity keeps it; the member of the same id says who it is.</summary>
internal sealed class StaffUser : IdentityUser<Guid>
{
    public JurisdictionId JurisdictionId { get; set; }

    /// <summary>The time step of the last code that was used: neither it nor one before it is good again.</summary>
    public long LastCodeStep { get; set; }
}
