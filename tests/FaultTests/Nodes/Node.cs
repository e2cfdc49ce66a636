using Grancius.Domain.Common;
using Grancius.FaultTests.Scheduling;
using Grancius.FaultTests.Stores;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FaultTests.Nodes;

/// <summary>One life of a node: the product as registered for production, from its start to its death. What it kept in memory dies with it.</summary>
internal sealed class Node : ILife
{
    /// <summary>How often somebody else goes on first, where somebody else could.</summary>
    private const int SwitchPercent = 45;

    private readonly ServiceProvider _services;
    private readonly Store _store;
    private int _fuse;

    public Node(World world, string name, Product product)
    {
        World = world;
        Name = name;
        _store = product.Store;
        _services = product.Start(this);
    }

    public World World { get; }

    public string Name { get; }

    public bool IsOver { get; private set; }

    public IServiceProvider Services => _services;

    /// <summary>It will die at its n-th point from here.</summary>
    public void DiesAt(int point) => _fuse = point;

    /// <summary>It ends without a point: the run is over.</summary>
    public void Ends() => IsOver = true;

    public async Task<Result<T>> Send<T>(IRequest<Result<T>> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>A point of an actor on this node: the node may die here, and others may go on before it does.</summary>
    public ValueTask Point(string where)
    {
        MayDie(where);
        return World.Scheduler.HasOthers && World.Chance.Percent(SwitchPercent) ? GoOnLater(where) : ValueTask.CompletedTask;
    }

    /// <summary>A point at which a command may fail as well, and its caller hang up.</summary>
    public ValueTask PointOfCommand(string where)
    {
        MayDie(where);
        if (World.Stormy && World.Chance.Below(2000) < 3)
            throw Failure(_store.Faults.Passing(), $"a passing fault {where}");
        if (World.Stormy && World.Chance.Below(6000) < 1)
            throw Failure(_store.Faults.Lasting(), $"a lasting fault {where}");
        if (World.Scheduler.Current is { MayBeAbandoned: true } actor && World.Chance.Below(100) < 4)
        {
            actor.MayBeAbandoned = false;
            throw Failure(new OperationCanceledException(), $"the caller hangs up {where}");
        }

        return Point(where);
    }

    /// <summary>What was committed stays, and the program may never learn of it.</summary>
    public ValueTask PointAfterCommit()
    {
        MayDie("after COMMIT, before it knew");
        if (World.Stormy && World.Chance.Below(1000) < 3)
            throw Failure(_store.Faults.Passing(), "the answer to COMMIT is lost");
        return Point("after COMMIT");
    }

    public bool MustWaitForWriter() => _store.IsBeingWritten();

    public void MayDie(string where)
    {
        World.Scheduler.MustBeHere(World.Scheduler.Current);
        if (World.Scheduler.Current is { } actor)
            actor.Seen = where;
        if (IsOver)
            throw new NodeDied(where);
        // A death that was due waits for the storm: where it is calm, nobody dies.
        if (!World.Stormy || _fuse <= 0 || --_fuse > 0)
            return;

        World.Note($"{Name}: dies {where}");
        IsOver = true;
        throw new NodeDied(where);
    }

    /// <summary>Something outside fails, in so many cases of a thousand.</summary>
    public void MayFail(int ofThousand, string what)
    {
        if (World.Stormy && World.Chance.Below(1000) < ofThousand)
            throw Failure(new IOException("simulated"), what);
    }

    /// <summary>Others may go on until the world's clock is there.</summary>
    public async ValueTask TakesTime(TimeSpan time, string where)
    {
        MayDie(where);
        await new Switch(World.Scheduler, World.Clock.Now + time);
        MayDie(where);
    }

    /// <summary>Others go on first.</summary>
    public async ValueTask GoOnLater(string where)
    {
        await new Switch(World.Scheduler, null);
        MayDie(where);
    }

    private T Failure<T>(T fault, string what)
    {
        World.Note($"{Name}: {what}");
        return fault;
    }
}
