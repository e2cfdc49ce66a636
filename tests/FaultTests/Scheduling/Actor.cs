using System.Collections.Concurrent;

namespace Grancius.FaultTests.Scheduling;

/// <summary>One thing that is being done on a node: a request or a run of a job, with all that it waits for.</summary>
internal sealed class Actor(Scheduler scheduler, ILife life, string what)
{
    public Scheduler Scheduler => scheduler;

    public ILife Life => life;

    public string What => what;

    public Task Work { get; private set; } = Task.CompletedTask;

    /// <summary>Where the product's own awaits come back to.</summary>
    public SynchronizationContext Context => field ??= new BackToActor(this);

    /// <summary>Its caller hung up: set at a point from which on the product may stop.</summary>
    public bool MayBeAbandoned { get; set; }

    public bool Begun { get; set; }

    /// <summary>The last point it came to.</summary>
    public string Seen { get; set; } = "at its start";

    public void Begin(Func<Task> work) => Work = work();

    /// <summary>
    /// EF Core awaits the save without leaving its context (dotnet/efcore, StateManager), and what it awaits above that comes
    /// back inline only without one. So what is the library's own goes on as <see cref="Switch"/> does.
    /// </summary>
    private sealed class BackToActor(Actor actor) : SynchronizationContext
    {
        private static readonly ConcurrentDictionary<Type, bool> Known = new();

        public override void Post(SendOrPostCallback d, object? state) => actor.Scheduler.Continue(actor, () => d(state), inContext: !IsOfLibrary(state));

        public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing here waits for another thread.");

        public override SynchronizationContext CreateCopy() => this;

        private static bool IsOfLibrary(object? state) => state is Action { Target: { } box } && Known.GetOrAdd(box.GetType(), static type =>
            type.GenericTypeArguments.Any(machine => machine.FullName!.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)));
    }
}

/// <summary>What an actor lives on: when it ends, so do they.</summary>
internal interface ILife
{
    string Name { get; }

    bool IsOver { get; }
}

/// <summary>A node died: nothing after this happens on it.</summary>
internal sealed class NodeDied(string where) : Exception($"The node died {where}.");
