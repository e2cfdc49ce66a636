namespace Grancius.FaultTests.Scheduling;

/// <summary>
/// Runs actors on one thread and lets chance decide who goes on at every point where one of them may be interrupted. What
/// the product awaits comes back here through each actor's context; what the libraries below it await is finished before
/// control comes back, as <see cref="Switch"/> resumes them without any context, which lets their continuations run inline.
/// </summary>
internal sealed class Scheduler(Chance chance, VirtualClock clock, bool oneAtATime)
{
    /// <summary>More turns than any run takes: an endless loop shall end.</summary>
    private const long MostTurns = 2_000_000;

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<Strand> _ready = [];
    private readonly Queue<Strand> _own = new();
    private readonly List<Actor> _actors = [];

    [ThreadStatic]
    private static Scheduler? s_here;

    private static readonly AsyncLocal<Scheduler?> s_along = new();

    /// <summary>The scheduler whose actor runs here now: on this thread, or along its awaits where it may leave the thread.</summary>
    public static Scheduler? Here => s_here ?? s_along.Value;

    /// <summary>
    /// Whether each actor runs to its end before the next begins: where the engine's library waits for a socket, and so
    /// comes back on another thread. Nobody is interrupted then; he may still die and fail at every point.
    /// </summary>
    public bool OneAtATime => oneAtATime;

    public Actor? Current { get; private set; }

    public long Turns { get; private set; }

    /// <summary>How many things are being done.</summary>
    public int Busy => _actors.Count;

    public IReadOnlyList<Actor> Actors => _actors;

    public Actor Start(ILife life, string what, Func<Task> work)
    {
        var actor = new Actor(this, life, what);
        if (oneAtATime)
        {
            RunToItsEnd(actor, work);
            return actor;
        }

        _actors.Add(actor);
        _ready.Add(new Strand(actor, () => actor.Begin(work), null, true));
        return actor;
    }

    /// <summary>Whether somebody else could go on instead of the current actor.</summary>
    public bool HasOthers => !oneAtATime && _ready.Count > 0;

    /// <summary>The product's await came back.</summary>
    public void Continue(Actor actor, Action go, bool inContext)
    {
        MustBeHere(actor);
        if (actor == Current)
            _own.Enqueue(new Strand(actor, go, null, inContext));
        else
            _ready.Add(new Strand(actor, go, null, inContext));
    }

    /// <summary>The current actor goes on later, whenever chance picks it.</summary>
    public void Later(Action go, DateTimeOffset? due = null)
    {
        if (oneAtATime)
        {
            clock.AdvanceTo(due ?? clock.Now);
            ThreadPool.QueueUserWorkItem(_ => go());
            return;
        }

        MustBeHere(Current);
        _ready.Add(new Strand(Current!, go, due, false));
    }

    /// <summary>All happens on one thread: otherwise no seed tells the same story again.</summary>
    public void MustBeHere(Actor? actor)
    {
        if (!oneAtATime && Environment.CurrentManagedThreadId != _thread)
            Environment.FailFast($"{actor?.What} left its thread:\n{Environment.StackTrace}");
    }

    /// <summary>Lets somebody go on to his next point.</summary>
    /// <returns>False when there is nobody.</returns>
    public bool Turn()
    {
        if (_ready.Count == 0)
            return false;
        if (++Turns > MostTurns)
            throw new InvalidOperationException("The run does not end.");

        Take(_ready.Count == 1 ? 0 : chance.Below(_ready.Count));
        return true;
    }

    /// <summary>Lets all go on until nobody can.</summary>
    public void Drain()
    {
        while (Turn())
        {
        }
    }

    /// <summary>What lived on a life that is over unwinds: its next step is its end.</summary>
    public void Bury(ILife life)
    {
        for (var place = 0; place < _ready.Count;)
        {
            if (_ready[place].Actor.Life == life)
            {
                Take(place);
                place = 0;
            }
            else
            {
                place++;
            }
        }
    }

    private void RunToItsEnd(Actor actor, Func<Task> work)
    {
        Turns++;
        (Current, s_along.Value) = (actor, this);
        actor.Begin(() => Task.Run(work));
        if (!actor.Work.Wait(TimeSpan.FromMinutes(1)))
            throw new InvalidOperationException($"{actor.What} waits for something that never comes; last seen {actor.Seen}.");
        Current = null;
    }

    private void Take(int place)
    {
        var strand = _ready[place];
        _ready.RemoveAt(place);
        if (strand.Due is { } due)
            clock.AdvanceTo(due);
        Go(strand);
        while (_own.TryDequeue(out var next))
            Go(next);
        _actors.RemoveAll(static actor => actor.Work.IsCompleted && actor.Begun);
    }

    private void Go(Strand strand)
    {
        var (before, current, here) = (SynchronizationContext.Current, Current, s_here);
        (Current, s_here) = (strand.Actor, this);
        strand.Actor.Begun = true;
        SynchronizationContext.SetSynchronizationContext(strand.InContext ? strand.Actor.Context : null);
        try
        {
            strand.Go();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
            (Current, s_here) = (current, here);
        }
    }

    private sealed record Strand(Actor Actor, Action Go, DateTimeOffset? Due, bool InContext);
}
