namespace Grancius.Domain.Mail;

/// <summary>When a letter that could not be sent is tried again: eight attempts in not quite two days.</summary>
public static class LetterSchedule
{
    public static IReadOnlyList<TimeSpan> Gaps { get; } =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>How long to wait after so many attempts; null when it was the last.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Gaps.Count ? Gaps[attempts - 1] : null;
}
