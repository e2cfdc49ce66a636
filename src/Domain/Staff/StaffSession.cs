using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Staff;

/// <summary>By what somebody signed in.</summary>
public enum SignInMeans
{
    PasswordAndCode,
    PasswordAndRecoveryCode,
    Passkey,
    /// <summary>A clerk at a registered counter: the counter is the second thing.</summary>
    PasswordAtCounter,
    /// <summary>The demo's staff in Development, where a setting says so.</summary>
    PasswordOfDemo,
}

/// <summary>One sign-in on one device, from its beginning to its end. The browser holds a secret, the store its hash.</summary>
public sealed class StaffSession
{
    public const int LongestDevice = 100;

    private StaffSession() // EF Core
    {
    }

    public Guid Id { get; private set; }

    public StaffId StaffId { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Hash { get; private set; } = "";

    public SignInMeans Means { get; private set; }

    public Guid? CounterId { get; private set; }

    /// <summary>In words a person knows the device by: "Chrome on Windows".</summary>
    public string Device { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static StaffSession Begin(StaffMember member, string secret, SignInMeans means, Guid? counter, string device, DateTimeOffset now) => new()
    {
        Id = Ids.Next(),
        StaffId = member.Id,
        JurisdictionId = member.JurisdictionId,
        Hash = SecretHash.Of(secret),
        Means = means,
        CounterId = counter,
        Device = device.Length > LongestDevice ? device[..LongestDevice] : device,
        StartedAt = now,
        SeenAt = now,
    };
}
