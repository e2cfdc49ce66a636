using System.Globalization;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Grancius.CrashTests.Fixture;

/// <summary>How much is done: enough for every run, and as much as an environment variable says.</summary>
internal static class Counts
{
    /// <summary>Kills of the product, half of them on each engine.</summary>
    public static int Kills { get; } = Number("CRASH_KILLS", 20);

    /// <summary>Stops of PostgreSQL.</summary>
    public static int Outages { get; } = Number("CRASH_OUTAGES", 5);

    /// <summary>Seconds during which connections are cut.</summary>
    public static int CuttingSeconds { get; } = Number("CRASH_CUTTING_SECONDS", 25);

    /// <summary>Postbacks of the burst.</summary>
    public static int Burst { get; } = Number("CRASH_BURST", 20_000);

    /// <summary>Payments whose news comes eight times at once.</summary>
    public static int SameNews { get; } = Number("CRASH_SAME_NEWS", 300);

    /// <summary>What every choice is drawn from.</summary>
    public static int Seed { get; } = Number("CRASH_SEED", Environment.TickCount & 0xFFFFFF);

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;
}
