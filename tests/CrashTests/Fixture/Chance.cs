namespace Grancius.CrashTests.Fixture;

/// <summary>Choices drawn from a seed, by many at once.</summary>
internal sealed class Chance(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>From the first to the last, both included.</summary>
    public int Between(int first, int last)
    {
        lock (_gate)
            return _random.Next(first, last + 1);
    }

    public bool Happens(double probability)
    {
        lock (_gate)
            return _random.NextDouble() < probability;
    }

    /// <summary>Short more often than long: as likely between 1 and 5 as between 6 and 30.</summary>
    public TimeSpan Pause(double shortest, double longest)
    {
        lock (_gate)
            return TimeSpan.FromSeconds(shortest * Math.Pow(longest / shortest, _random.NextDouble()));
    }
}
