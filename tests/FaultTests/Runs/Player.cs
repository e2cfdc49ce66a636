using Grancius.FaultTests.Laws;
using Grancius.FaultTests.Mutants;
using Grancius.FaultTests.Nodes;
using Grancius.FaultTests.Stores;

namespace Grancius.FaultTests.Runs;

/// <summary>Plays seed after seed on a store of its own.</summary>
internal sealed class Player(Store store, Mutant? mutant = null) : IDisposable
{
    public const int Steps = 200;

    private readonly Product _product = new(store, mutant);
    private readonly Books _books = new(store);

    public Outcome Play(int seed, int steps = Steps, bool digest = false)
    {
        var run = new Run(seed, _product, _books, mutant);
        var broken = run.Play(steps);
        return new Outcome(seed, broken, run.World.Story, run.World.Scheduler.Turns, digest ? store.Digest() : null);
    }

    public void Dispose()
    {
        _books.Dispose();
        store.Dispose();
    }
}

/// <summary>How a seed ended.</summary>
/// <param name="Broken">The law that did not hold; null where all held.</param>
internal sealed record Outcome(int Seed, string? Broken, string Story, long Turns, string? Digest);
