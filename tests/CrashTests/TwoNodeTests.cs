using System.Diagnostics;
using Grancius.CrashTests.Fixture;

namespace Grancius.CrashTests;

/// <summary>Two nodes share one PostgreSQL, and one of them is lost.</summary>
public sealed class TwoNodeTests(ITestOutputHelper output)
{
    private const int Bills = 150;

    /// <summary>Ages at which a session is asked about, in seconds: the n-th question about it cannot be earlier than the n-th of them.</summary>
    private static readonly int[] Ages = [2, 8, 20, 40, 3600];

    private static readonly (string, string)[] EagerSweep =
    [
        ("Reconciliation__SweepEvery", "00:00:01"), ("Reconciliation__Checks", string.Join(',', Ages.Select(age => TimeSpan.FromSeconds(age).ToString("c")))),
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Two_nodes_share_the_sweep_double_nothing_and_one_takes_over_from_the_other()
    {
        await using var scene = await Scene.Set("Two nodes", "Postgres", output);
        var first = scene.AddNode(EagerSweep);
        var second = scene.AddNode(EagerSweep);
        await Task.WhenAll(first.Start(), second.Start());
        // Every other payment's news is lost: the sweep has to find it.
        var payers = scene.Payers(["none", "normal"]);
        await payers.PayExactly(Bills, atOnce: 4);
        await TheSweepHasBegun(scene);
        await NobodyIsAskedAboutTwice(scene);

        await payers.PayExactly(Bills / 3, atOnce: 4);
        first.Kill();
        var killed = Stopwatch.GetTimestamp();
        await new Payers([second], scene.Processor, scene.Notes, scene.Chance, "LATE") { News = ["none"] }.PayExactly(Bills / 3, atOnce: 4);
        await scene.BooksMustAgreeBy(second);
        scene.Say($"the second node had found everything {Stopwatch.GetElapsedTime(killed).TotalSeconds:0} s after the first was killed");
    }

    /// <summary>The payers may be done before the first session is old enough to be asked about.</summary>
    private static async Task TheSweepHasBegun(Scene scene)
    {
        var begun = Stopwatch.GetTimestamp();
        while ((await scene.Processor.Questions()).DistinctBy(question => question.Invoice).Count() <= Bills / 2 && Stopwatch.GetElapsedTime(begun) < Patience)
            await Task.Delay(200);
    }

    private static async Task NobodyIsAskedAboutTwice(Scene scene)
    {
        var opened = (await scene.Database.Rows("SELECT account_number, created_at FROM payment_sessions"))
            .ToDictionary(row => (string)row[0], row => DateTimeOffset.FromUnixTimeMilliseconds((long)row[1]));
        var questions = (await scene.Processor.Questions())
            .GroupBy(question => question.Invoice, question => question.At - opened[question.Invoice[..question.Invoice.LastIndexOf('-')]])
            .ToList();
        var early = questions.Where(asked => asked.Order().Zip(Ages).Any(pair => pair.First < TimeSpan.FromSeconds(pair.Second))).ToList();
        scene.Say($"{questions.Sum(asked => asked.Count())} questions about {questions.Count} invoices, {early.Count} of them asked about without need");
        questions.Count.ShouldBeGreaterThan(Bills / 4, "the sweep had nothing to do");
        early.Select(asked => $"{asked.Key}: {string.Join(" ", asked.Order().Select(age => age.TotalSeconds))}").ShouldBeEmpty("both nodes asked about the same session");
    }
}
