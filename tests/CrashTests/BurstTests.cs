using System.Diagnostics;
using Grancius.CrashTests.Fixture;

namespace Grancius.CrashTests;

/// <summary>A processor that catches up after a day of silence sends everything at once.</summary>
public sealed class BurstTests(ITestOutputHelper output)
{
    private const int AtOnce = 64;
    private const int Payments = 250;
    private const int MostMegabytes = 512;

    /// <summary>The promise to the processor.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Twenty_thousand_postbacks_are_each_stored_and_answered_in_two_seconds_and_all_applied_afterwards()
    {
        await using var scene = await Scene.Set("Burst", "Postgres", output);
        var product = scene.AddNode(Product.NoSweep);
        await product.Start();
        var genuine = await scene.PaymentsWithoutNews(Payments);

        var answers = new Delivery[Counts.Burst];
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, Counts.Burst), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (place, _) =>
        {
            // Each payment's news comes again and again; every eleventh post is forged.
            var postback = genuine[place % genuine.Count];
            answers[place] = await (place % 11 == 3 ? postback.Forged() : postback).Send(product);
        });

        var took = Stopwatch.GetElapsedTime(start);
        var slow = answers.Select(answer => answer.Took).Order().ToList();
        scene.Say($"{answers.Length} postbacks in {took.TotalSeconds:0.0} s ({answers.Length / took.TotalSeconds:0} a second), p50 {slow[slow.Count / 2].TotalMilliseconds:0} ms, "
            + $"p99 {slow[slow.Count * 99 / 100].TotalMilliseconds:0} ms, the slowest {slow[^1].TotalMilliseconds:0} ms");
        answers.Count(answer => answer.Status != 200).ShouldBe(0, $"answers by status: {string.Join(", ", answers.CountBy(answer => answer.Status))}");
        (await scene.Database.Number("SELECT count(*) FROM postbacks")).ShouldBe(answers.Length, "answered 200 and not stored, or stored more than once");

        await scene.BooksMustAgree();
        scene.Say($"all applied {(Stopwatch.GetElapsedTime(start) - took).TotalSeconds:0.0} s after the last was answered; at most {product.Process.PeakMegabytes} MB of memory");
        product.Process.PeakMegabytes.ShouldBeLessThan(MostMegabytes);
        slow[^1].ShouldBeLessThan(Promised);
    }
}
