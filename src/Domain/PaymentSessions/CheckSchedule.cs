namespace Grancius.Domain.PaymentSessions;

/// <summary>
/// The ages at which an attempt that waits is checked. After the last listed age the gap is that age, doubling to a day
/// at most; after day 30 there are no more.
/// </summary>
public sealed class CheckSchedule
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan LastAge = TimeSpan.FromDays(30);

    private readonly TimeSpan[] _ages;

    /// <param name="ages">Rising, positive, at least one.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public CheckSchedule(IReadOnlyList<TimeSpan> ages)
    {
        if (ages.Count == 0 || ages[0] <= TimeSpan.Zero || ages.Zip(ages.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException("The ages of the checks rise and begin above zero.", nameof(ages));

        _ages = [.. ages];
    }

    /// <summary>The last age that was listed: from here on "not paid" means that the attempt is over.</summary>
    public TimeSpan LastListed => _ages[^1];

    public DateTimeOffset? Next(DateTimeOffset since, DateTimeOffset now)
    {
        var age = now - since;
        foreach (var listed in _ages)
        {
            if (listed > age)
                return since + listed;
        }

        var next = _ages[^1];
        while (next <= age)
            next += next < Day ? next : Day;
        return next <= LastAge ? since + next : null;
    }
}
