namespace Grancius.Domain.Webhooks;

/// <summary>
/// When a message that was not taken is tried again: eleven attempts over three days. docs/webhooks.md and the page say
/// the same.
/// </summary>
public static class WebhookSchedule
{
    /// <summary>So many attempts in a row without a success, over at least <see cref="OffAfter"/>, switch an endpoint off.</summary>
    public const int MostFailuresInRow = 20;

    public static TimeSpan OffAfter { get; } = TimeSpan.FromHours(12);

    public static IReadOnlyList<TimeSpan> Gaps { get; } =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12), TimeSpan.FromHours(21), TimeSpan.FromHours(24),
    ];

    /// <summary>How long messages wait for an endpoint that is off.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromDays(3);

    public static string InWords => "at once, then after 10 seconds, 1 minute, 5 minutes, 30 minutes, 2, 4, 8, 12, 21 and 24 hours";

    /// <summary>How long to wait after so many attempts; null when it was the last.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Gaps.Count ? Gaps[attempts - 1] : null;
}
