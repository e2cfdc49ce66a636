using System.Diagnostics;
using Grancius.CrashTests.Fixture;

namespace Grancius.CrashTests;

/// <summary>The same news of a payment, eight times at the same moment, for hundreds of payments.</summary>
public sealed class SameNewsTests(ITestOutputHelper output)
{
    private const int Deliveries = 8;
    private const int PaymentsAtOnce = 4;

    [Theory]
    [InlineData("Sqlite", 1)]
    [InlineData("Postgres", 1)]
    [InlineData("Postgres", 2)]
    public async Task Eight_deliveries_at_once_of_each_payment_are_all_answered_ok_and_none_is_doubled(string provider, int nodes)
    {
        await using var scene = await Scene.Set($"Same news at {nodes} nodes", provider, output);
        for (var node = 0; node < nodes; node++)
            await scene.AddNode(Product.NoSweep).Start();
        var news = await scene.PaymentsWithoutNews(Counts.SameNews);

        var start = Stopwatch.GetTimestamp();
        var answers = new List<Delivery>();
        await Parallel.ForEachAsync(news, new ParallelOptions { MaxDegreeOfParallelism = PaymentsAtOnce }, async (postback, _) =>
        {
            var eight = await Task.WhenAll(Enumerable.Range(0, Deliveries).Select(place => postback.Send(scene.Nodes[place % nodes])));
            lock (answers)
                answers.AddRange(eight);
        });

        answers.Count.ShouldBe(Counts.SameNews * Deliveries);
        answers.Count(answer => answer.Status != 200).ShouldBe(0, "not every delivery was answered 200");
        scene.Say($"{answers.Count} deliveries in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, the slowest {answers.Max(answer => answer.Took).TotalMilliseconds:0} ms");
        await scene.BooksMustAgree();
        (await scene.Database.Number("SELECT count(*) FROM postbacks")).ShouldBe(answers.Count);
        (await scene.Database.Number("SELECT count(*) FROM payments")).ShouldBe(Counts.SameNews * 2, "each payment pays two invoices");
        (await scene.Database.Number("SELECT count(*) FROM exceptions")).ShouldBe(0);
    }
}
