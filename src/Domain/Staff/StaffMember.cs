using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Staff;

/// <summary>A person who works for one jurisdiction. What they sign in with is kept apart, under the same id.</summary>
public sealed class StaffMember
{
    public const int LongestName = 100;
    public const int LongestEmail = 254;

    private IReadOnlyList<StaffRole> _roles = [];

    private StaffMember() // EF Core
    {
    }

    public StaffId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What they sign in by: in small letters, and unique over all jurisdictions.</summary>
    public string Email { get; private set; } = "";

    public IReadOnlyList<StaffRole> Roles => _roles;

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>From then on they sign in no more; null while they may.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Of the demo, with a password that everybody knows.</summary>
    public bool Demo { get; private set; }

    public bool IsDisabled => DisabledAt is not null;

    public bool IsAdministrator => !IsDisabled && _roles.Contains(StaffRole.Administrator);

    /// <summary>Nothing but a clerk: at a registered counter the password is enough.</summary>
    public bool IsClerkOnly => _roles is [StaffRole.Clerk];

    public static StaffMember Join(
        StaffId id, JurisdictionId jurisdiction, string name, string email, IEnumerable<StaffRole> roles, DateTimeOffset now, bool demo = false) => new()
        {
            Id = id,
            JurisdictionId = jurisdiction,
            Name = name.Trim(),
            Email = AddressOf(email),
            _roles = InOrder(roles),
            JoinedAt = now,
            Demo = demo,
        };

    /// <summary>The same address however it is typed.</summary>
    public static string AddressOf(string email) => email.Trim().ToLowerInvariant();

    public static IReadOnlyList<StaffRole> InOrder(IEnumerable<StaffRole> roles) => [.. roles.Distinct().Order()];

    public void IsCalled(string name) => Name = name.Trim();

    public void Gets(IEnumerable<StaffRole> roles) => _roles = InOrder(roles);

    public void IsSentAway(DateTimeOffset now) => DisabledAt ??= now;

    public void ComesBack() => DisabledAt = null;

    /// <summary>By a new invitation.</summary>
    public void ComesBack(string name, IEnumerable<StaffRole> roles)
    {
        ComesBack();
        IsCalled(name);
        Gets(roles);
    }

    /// <summary>Whether anybody could still give a role or invite somebody after one person is changed.</summary>
    /// <param name="all">Everybody of the jurisdiction.</param>
    /// <param name="changed">Who is to lose the role, or to be sent away.</param>
    public static bool IsLastAdministrator(IEnumerable<StaffMember> all, StaffMember changed) =>
        changed.IsAdministrator && !all.Any(other => other.Id != changed.Id && other.IsAdministrator);
}
