using Grancius.FaultTests.Runs;
using Grancius.FaultTests.Stores;
using Xunit.Abstractions;

namespace Grancius.FaultTests;

/// <summary>A share of the seeds on PostgreSQL: the same laws, with actors one after the other. A seed is not promised to be repeated here.</summary>
public class PostgresTests(ITestOutputHelper output)
{
    private const int Seeds = 40;

    [NeedsPostgresFact]
    public void The_laws_hold_on_postgres_too()
    {
        using var player = new Player(new PostgresStore(NeedsPostgresFactAttribute.Server!));
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var outcome = player.Play(seed);
            outcome.Broken.ShouldBeNull($"seed {seed} on PostgreSQL\n{outcome.Story}");
        }

        output.WriteLine($"{Seeds} seeds of {Player.Steps} steps on PostgreSQL");
    }
}

/// <summary>test.sh lends a server; without one there is nothing to play on.</summary>
internal sealed class NeedsPostgresFactAttribute : FactAttribute
{
    public NeedsPostgresFactAttribute()
    {
        if (Server is null)
            Skip = "GRANCIUS_TEST_POSTGRES names no PostgreSQL server; test.sh starts one.";
    }

    public static string? Server { get; } = Environment.GetEnvironmentVariable("GRANCIUS_TEST_POSTGRES");
}
