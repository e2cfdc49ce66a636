using Grancius.CrashTests.Fixture;
using Npgsql;

namespace Grancius.CrashTests;

/// <summary>Connections to PostgreSQL break, the answer to a COMMIT among the things that are lost.</summary>
public sealed class CutConnectionTests(ITestOutputHelper output)
{
    /// <summary>Times the usual length: on a slow machine the rarest kind of cut may not have come by then.</summary>
    private const int Longest = 4;

    [Fact]
    public async Task Connections_cut_at_any_moment_and_after_commit_lose_and_double_nothing()
    {
        await using var scene = await Scene.Set("Cuts", "Postgres", output);
        var direct = new NpgsqlConnectionStringBuilder(scene.Database.ForProduct);
        using var proxy = new CuttingProxy(direct.Port, new Chance(Counts.Seed));
        scene.Database.ForProduct = new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = proxy.Port }.ConnectionString;
        var product = scene.AddNode();
        await product.Start();

        using var end = new CancellationTokenSource();
        var load = scene.Payers().Pay(atOnce: 5, end.Token);
        proxy.IsCutting = true;
        var usual = Counts.CuttingSeconds * 1000;
        for (var spent = 0; spent < usual || (NotTried(proxy).Any() && spent < usual * Longest);)
        {
            var pause = scene.Chance.Between(50, 800);
            await Task.Delay(pause);
            spent += pause;
            proxy.CutSome();
            load.IsFaulted.ShouldBeFalse(load.Exception?.ToString());
        }

        proxy.IsCutting = false;
        await end.CancelAsync();
        await load;
        scene.Say($"cuts: {proxy}");
        await product.Ready();
        await scene.BooksMustAgree();
        NotTried(proxy).ShouldBeEmpty("a kind of cut was not tried");
    }

    private static IEnumerable<Cut> NotTried(CuttingProxy proxy) => Enum.GetValues<Cut>().Where(cut => proxy[cut] == 0);
}
