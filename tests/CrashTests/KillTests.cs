using System.Diagnostics;
using Grancius.CrashTests.Fixture;

namespace Grancius.CrashTests;

/// <summary>The process is killed under load, at any moment, and started again.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly TimeSpan ReadyAgain = TimeSpan.FromSeconds(3);

    /// <summary>Where the machine is slow, or others want it too: so many starts of a bare program, each just before the product's and under the same load.</summary>
    private const double BareStarts = 7;

    /// <summary>A single start may take longer, half of them may not.</summary>
    private static readonly TimeSpan NeverLonger = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_product_killed_at_any_moment_is_ready_again_in_seconds_and_has_lost_nothing(string provider)
    {
        await using var scene = await Scene.Set("Kills", provider, output);
        var product = scene.AddNode();
        await product.Start();
        using var end = new CancellationTokenSource();
        var load = scene.Payers().Pay(atOnce: 5, end.Token);

        var (starts, bare) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var kill = 0; kill < (Counts.Kills + 1) / 2; kill++)
        {
            await Task.Delay(scene.Chance.Between(300, 5000));
            product.Kill();
            bare.Add(await scene.TimeToStartABareProgram());
            starts.Add(await product.Start(Stopwatch.GetTimestamp()));
            load.IsFaulted.ShouldBeFalse(load.Exception?.ToString());
        }

        await Task.Delay(1000);
        await end.CancelAsync();
        await load;
        scene.Say($"{starts.Count} kills, ready again after {string.Join(" ", starts.Select(start => $"{start.TotalSeconds:0.00}"))} s, median {Median(starts).TotalSeconds:0.00} s; a bare program {Median(bare).TotalSeconds:0.00} s");
        await scene.BooksMustAgree();
        var allowed = Max(ReadyAgain, Median(bare) * BareStarts);
        Median(starts).ShouldBeLessThan(allowed, $"a bare program takes {Median(bare)}");
        starts.Max().ShouldBeLessThan(NeverLonger);
    }

    /// <summary>Starts outside Production migrate; so does a deployment's `migrate`.</summary>
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_product_killed_while_it_makes_its_tables_starts_again(string provider)
    {
        await using var scene = await Scene.Set("Kills at the first start", provider, output);
        var product = scene.AddNode();
        for (var kill = 0; kill < 5; kill++)
        {
            product.Launch();
            if (kill == 0 && provider == "Sqlite")
                await Eventually.Holds(() => HoldsTheLockOfMigrations(scene), pause: TimeSpan.Zero);
            else
                await Task.Delay(scene.Chance.Between(300, 2000));
            product.Kill();
        }

        await product.Start();
        await scene.Payers().PayExactly(5, atOnce: 2);
        await scene.BooksMustAgree();
    }

    private static async Task<bool> HoldsTheLockOfMigrations(Scene scene)
    {
        try
        {
            return await scene.Database.Number("SELECT count(*) FROM __EFMigrationsLock") > 0;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // There is no such table yet.
            return false;
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Median(IReadOnlyCollection<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
