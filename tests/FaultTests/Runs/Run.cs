using Grancius.Domain.Common;
using Grancius.FaultTests.Laws;
using Grancius.FaultTests.Mutants;
using Grancius.FaultTests.Nodes;
using Grancius.FaultTests.Processors;
using Grancius.FaultTests.Scheduling;
using MediatR;

namespace Grancius.FaultTests.Runs;

/// <summary>
/// One seed from its first step to its last: payers, processor, network, two nodes and time do what chance says, and after
/// every step the books are held against the truth.
/// </summary>
internal sealed partial class Run
{
    private const string Jurisdiction = "co-hernando-fl";

    /// <summary>At most so many things are being done at once.</summary>
    private const int MostAtOnce = 6;

    private readonly Mutant? _mutant;
    private readonly Product _product;
    private readonly World _world;
    private readonly Judge _judge;
    private readonly Promises _promises;
    private readonly Node[] _nodes;
    private readonly List<Post> _posts = [];
    private BrokenLaw? _broken;

    public Run(int seed, Product product, Books books, Mutant? mutant = null)
    {
        _mutant = mutant;
        _product = product;
        _world = new World(seed, product.Store.OneAtATime);
        product.Store.Reset();
        books.Forget();
        _staff = Supervisors(product.Store.JurisdictionNamed(Jurisdiction));
        _promises = new Promises(_world);
        _judge = new Judge(_world, books, _promises);
        _nodes = [new Node(_world, "A", product), new Node(_world, "B", product)];
    }

    public World World => _world;

    private Chance Chance => _world.Chance;

    /// <returns>What was broken, or null.</returns>
    public string? Play(int steps)
    {
        try
        {
            for (var step = 0; step < steps; step++)
            {
                Step();
                _judge.AfterStep();
            }

            _world.Note("from here on everything works, and what was sent arrives");
            Calm(everythingArrives: true);
            return null;
        }
        catch (BrokenLaw broken)
        {
            return broken.Message;
        }
        finally
        {
            // Whatever is still under way ends here, and lets go of the store.
            _broken = null;
            foreach (var node in _nodes)
                node.Ends();
            Settle();
            World.End();
        }
    }

    /// <summary>Something begins, or happens outside, and those who are at work go on for a while.</summary>
    private void Step()
    {
        if (Chance.Percent(8))
            Chance.Of(_nodes).DiesAt(Chance.Between(1, 40));
        _world.Clock.Advance(TimeSpan.FromMilliseconds(Chance.Between(1, 2000)));
        Something();
        if (_world.Scheduler.Busy >= MostAtOnce || Chance.Percent(55))
            Settle();
        else
            for (var turns = Chance.Between(0, 25); turns > 0 && GoOn(); turns--)
            {
            }
    }

    /// <summary>All that is under way comes to its end.</summary>
    private void Settle()
    {
        while (GoOn())
        {
        }

        if (_world.Scheduler.Busy > 0)
            throw new InvalidOperationException($"{_world.Scheduler.Actors[0].What} waits for something that never comes; last seen {string.Join(" / ", _world.Scheduler.Actors.Select(actor => actor.Seen))}.\n{_world.Story}");
    }

    private bool GoOn()
    {
        var went = _world.Scheduler.Turn();
        if (_broken is not null)
            throw _broken;

        for (var place = 0; place < _nodes.Length; place++)
        {
            if (!_nodes[place].IsOver)
                continue;

            _world.Scheduler.Bury(_nodes[place]);
            _nodes[place] = new Node(_world, _nodes[place].Name, _product);
        }

        return went;
    }

    /// <summary>Somebody does something on one of the nodes. What it answers comes back only if the node lives.</summary>
    private void Begin(string what, Func<Node, Task> work, bool mayBeAbandoned = false)
    {
        var node = Chance.Of(_nodes);
        _world.Note($"{node.Name}: {what}");
        var actor = _world.Scheduler.Start(node, what, async () =>
        {
            try
            {
                await work(node);
            }
            catch (Exception) when (node.IsOver)
            {
                // Nobody hears the last words of a dead node.
            }
            catch (BrokenLaw broken)
            {
                _broken ??= broken;
            }
            catch (Exception fault)
            {
                _world.Note($"{node.Name}: {what}: fails with {fault.GetType().Name}: {fault.Message}");
            }
        });
        actor.MayBeAbandoned = mayBeAbandoned && Chance.Percent(10);
    }

    /// <summary>What was answered, when the node lived to answer it.</summary>
    private static async Task<Result<T>?> Answered<T>(Node node, IRequest<Result<T>> request)
    {
        var answer = await node.Send(request);
        return node.IsOver ? null : answer;
    }

    /// <summary>
    /// The processor answers, commands succeed and the jobs run, for as long as the longest gap between two checks, the lease
    /// of a dead node and a run of the sweep: after that everything has to be in its place.
    /// </summary>
    private void Calm(bool everythingArrives)
    {
        Settle();
        var (stormy, until) = (_world.Stormy, _world.Clock.Now + TimeSpan.FromDays(1) + TimeSpan.FromMinutes(5));
        _world.Stormy = false;
        foreach (var post in everythingArrives ? _posts.ToList() : [])
            Deliver(post);
        Settle();
        foreach (var wait in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromHours(2), TimeSpan.FromHours(12), TimeSpan.FromHours(24) })
        {
            if (wait > TimeSpan.Zero)
                _world.Clock.AdvanceTo(wait == TimeSpan.FromHours(24) ? until : _world.Clock.Now + wait);
            foreach (var job in (Action[])[PendingPostbacks, Sweep, Outbox])
            {
                job();
                Settle();
            }
        }

        _judge.WhenCalm();
        _world.Stormy = stormy;
    }
}
