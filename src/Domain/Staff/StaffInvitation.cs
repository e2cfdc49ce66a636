using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Staff;

/// <summary>A link by which one person may join, once, until it is too old or withdrawn. Only the hash of its secret is kept.</summary>
public sealed class StaffInvitation
{
    private IReadOnlyList<StaffRole> _roles = [];

    private StaffInvitation() // EF Core
    {
    }

    public static TimeSpan GoodFor { get; } = TimeSpan.FromDays(7);

    public Guid Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public IReadOnlyList<StaffRole> Roles => _roles;

    public string Hash { get; private set; } = "";

    /// <summary>Nobody's id where the operator invited an administrator.</summary>
    public StaffId InvitedBy { get; private set; }

    public DateTimeOffset InvitedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static StaffInvitation Of(
        JurisdictionId jurisdiction, string name, string email, IEnumerable<StaffRole> roles, string secret, StaffId by, DateTimeOffset now) => new()
        {
            Id = Ids.Next(),
            JurisdictionId = jurisdiction,
            Name = name.Trim(),
            Email = StaffMember.AddressOf(email),
            _roles = StaffMember.InOrder(roles),
            Hash = SecretHash.Of(secret),
            InvitedBy = by,
            InvitedAt = now,
            ExpiresAt = now + GoodFor,
        };

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && now < ExpiresAt;

    public void IsAccepted(DateTimeOffset now) => AcceptedAt = now;

    public void IsWithdrawn(DateTimeOffset now) => WithdrawnAt ??= now;
}
