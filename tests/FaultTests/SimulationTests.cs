using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Grancius.FaultTests.Runs;
using Grancius.FaultTests.Stores;
using Xunit.Abstractions;

namespace Grancius.FaultTests;

/// <summary>
/// No payment lost, none applied twice, none invented: the real handlers and the real store, with everything around them
/// played by chance. simulate.sh plays other seeds; one seed always tells the same story.
/// </summary>
public class SimulationTests(ITestOutputHelper output)
{
    private const int Usual = 2000;

    [Fact]
    public void Whatever_happens_every_cent_is_applied_once_or_listed_once()
    {
        var broken = new ConcurrentQueue<Outcome>();
        var (first, many, watch) = (Number("SIM_FIRST", 1), Number("SIM_SEEDS", Usual), Stopwatch.StartNew());
        var (next, turns, played) = (first - 1, 0L, 0);
        var workers = Enumerable.Range(0, Math.Min(many, Number("SIM_WORKERS", Environment.ProcessorCount))).Select(_ => new Thread(() =>
        {
            using var player = new Player(new SqliteStore());
            while (broken.IsEmpty && Interlocked.Increment(ref next) is var seed && seed < first + many)
            {
                var outcome = Played(player, seed);
                Interlocked.Add(ref turns, outcome.Turns);
                Interlocked.Increment(ref played);
                if (outcome.Broken is not null)
                    broken.Enqueue(outcome);
                else if (Environment.GetEnvironmentVariable("SIM_STORY") == "all")
                    output.WriteLine(outcome.Story);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{played} seeds of {Player.Steps} steps from {first} on, {turns} turns, {watch.Elapsed.TotalSeconds:0} s, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds / Math.Max(1, played):0.00} CPU-s a seed"));

        broken.OrderBy(outcome => outcome.Seed)
            .Select(outcome => $"seed {outcome.Seed}: {outcome.Broken}\nPlay it again: tests/FaultTests/simulate.sh --seed {outcome.Seed}\n{outcome.Story}")
            .ShouldBeEmpty();
    }

    /// <summary>A fault of the simulation itself is no broken law, and names its seed as well.</summary>
    private static Outcome Played(Player player, int seed)
    {
        try
        {
            return player.Play(seed);
        }
        catch (InvalidOperationException fault)
        {
            return new Outcome(seed, $"the simulation itself failed: {fault}", "", 0, null);
        }
    }

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
