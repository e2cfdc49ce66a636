using System.Diagnostics;
using Grancius.CrashTests.Fixture;

namespace Grancius.CrashTests;

/// <summary>PostgreSQL goes away as by a loss of power, and comes back. The product stays.</summary>
public sealed class OutageTests(ITestOutputHelper output)
{
    /// <summary>Between two looks of the connection pool and two of the scheduler, on a busy machine.</summary>
    private static readonly TimeSpan ReadyAgain = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_database_that_is_gone_for_a_while_loses_nothing_and_needs_no_restart()
    {
        await using var scene = await Scene.Set("Outages", "Postgres", output);
        var server = await PostgresServer.Instance;
        var product = scene.AddNode();
        await product.Start();
        using var end = new CancellationTokenSource();
        var load = scene.Payers().Pay(atOnce: 4, end.Token);
        await using var restored = new Restored(server);
        for (var outage = 0; outage < Counts.Outages; outage++)
        {
            await Task.Delay(scene.Chance.Between(500, 2000));
            var away = scene.Chance.Pause(1, 30);
            await server.Stop();
            var stopped = Stopwatch.GetTimestamp();
            await Eventually.Holds(async () => await SaysThatTheDatabaseIsAway(product), TimeSpan.FromSeconds(5), () => "it still says that it is ready");
            var noticed = Stopwatch.GetElapsedTime(stopped);
            await Refuses(product);
            if (away > Stopwatch.GetElapsedTime(stopped))
                await Task.Delay(away - Stopwatch.GetElapsedTime(stopped));

            await server.Start();
            var back = Stopwatch.GetTimestamp();
            await product.Ready(back);
            scene.Say($"away for {away.TotalSeconds:0.0} s, unready after {noticed.TotalSeconds:0.00} s, ready again {Stopwatch.GetElapsedTime(back).TotalSeconds:0.00} s after it came back");
            Stopwatch.GetElapsedTime(back).ShouldBeLessThan(ReadyAgain);
            load.IsFaulted.ShouldBeFalse(load.Exception?.ToString());
        }

        await Task.Delay(1000);
        await end.CancelAsync();
        await load;
        product.Process.HasEnded.ShouldBeFalse("it was not to be started again");
        await scene.BooksMustAgree();
    }

    [Fact]
    public async Task A_start_without_its_database_ends_with_one_line_that_says_so()
    {
        await using var scene = await Scene.Set("Start without a database", "Postgres", output);
        scene.Database.ForProduct = $"Host=127.0.0.1;Port={Web.FreePort()};Username=postgres;Database=nowhere";
        var product = scene.AddNode();

        product.Launch();
        await Eventually.Holds(() => Task.FromResult(product.Process.HasEnded));

        product.Process.ExitCode.ShouldBe(3, product.Process.Words);
        product.Process.Words.Split('\n').ShouldContain(line => line.StartsWith("The database does not answer: ", StringComparison.Ordinal), product.Process.Words);
        product.Process.Words.ShouldNotContain("   at ");
    }

    /// <summary>Whatever becomes of the test, the next one finds the server running.</summary>
    private sealed class Restored(PostgresServer server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await server.Start();
    }

    private static async Task<bool> SaysThatTheDatabaseIsAway(Product product) =>
        await product.Readiness() is { Status: 503 } answer && answer.Text.Contains("The database does not answer.", StringComparison.Ordinal);

    /// <summary>What each kind of caller is told meanwhile.</summary>
    private static async Task Refuses(Product product)
    {
        var api = await product.Get("invoices/BU5-90001-6");
        (api.Status, api.Code).ShouldBe((503, "storage_unavailable"), api.Text);
        api.RetryAfter.ShouldNotBeNull();

        var page = await product.Get($"/{Product.County}");
        page.Status.ShouldBe(503, page.Text);
        page.Text.ShouldContain("Your bill is unchanged. Try again in a few minutes.");

        var postback = await product.Post($"/Public/SilentPaymentResponse?JurisdictionName={Product.County}&ReceiptNumber=X&Session=nobody");
        (postback.Status, postback.Code).ShouldBe((503, "storage_unavailable"), postback.Text);
    }
}
