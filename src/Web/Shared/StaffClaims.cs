using System.Security.Claims;
using Grancius.Application.Staff;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.Web.Shared;

/// <summary>How the sign-in cookie says who somebody is.</summary>
public static class StaffClaims
{
    private const string JurisdictionId = "staff_jurisdiction_id";
    private const string Jurisdiction = "staff_jurisdiction";
    private const string Role = "staff_role";

    /// <summary>What sign-in puts into the cookie.</summary>
    public static ClaimsPrincipal Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, actor.Id.Value.ToString("D")),
                new Claim(ClaimTypes.Name, actor.Name),
                new Claim(JurisdictionId, actor.JurisdictionId.Value.ToString("D")),
                new Claim(Jurisdiction, actor.Jurisdiction),
                .. actor.Roles.Select(role => new Claim(Role, role.ToString())),
            ],
            StaffSignIn.Scheme));
    }

    /// <summary>The member of the staff who is signed in; null where nobody is.</summary>
    public static Actor? Read(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var identity = principal.Identities.FirstOrDefault(one => one.AuthenticationType == StaffSignIn.Scheme);
        return Guid.TryParse(identity?.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var id)
            && Guid.TryParse(identity.FindFirst(JurisdictionId)?.Value, out var jurisdiction)
            && identity.FindFirst(Jurisdiction)?.Value is { } slug
                ? new Actor(new StaffId(id), identity.Name ?? "", new JurisdictionId(jurisdiction), slug, [.. Roles(identity)])
                : null;
    }

    private static IEnumerable<StaffRole> Roles(ClaimsIdentity identity)
    {
        foreach (var claim in identity.FindAll(Role))
        {
            if (Enum.TryParse<StaffRole>(claim.Value, out var role) && Enum.IsDefined(role))
                yield return role;
        }
    }
}
