namespace Grancius.Application.Staff;

/// <summary>How long staff stay signed in, and whether the demo's staff need a code.</summary>
/// <param name="Idle">Without a request.</param>
/// <param name="Absolute">From the sign-in, whatever happens.</param>
/// <param name="DemoWithoutCode">The demo's staff in Development need no second factor.</param>
/// <param name="Kept">How long sign-ins that are over, and invitations that are good no longer, stay on the record.</param>
public sealed record StaffRules(TimeSpan Idle, TimeSpan Absolute, bool DemoWithoutCode, TimeSpan Kept)
{
    /// <summary>How recent a sign-in must be to change what one signs in with.</summary>
    public static TimeSpan Fresh { get; } = TimeSpan.FromMinutes(15);

    /// <summary>When somebody was here last is written down so often at the most.</summary>
    public static TimeSpan SeenEvery { get; } = TimeSpan.FromMinutes(1);
}
