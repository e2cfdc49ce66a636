using System.Text;

namespace Grancius.FaultTests.Simulation;

/// <summary>A node died: nothing after this happens on it.</summary>
internal sealed class NodeDied(string where) : Exception($"The node died {where}.");

/// <summary>One seed's world: its clock, its chance, the processor, the posts on their way, and the story so far.</summary>
internal sealed class World
{
    private const int DeepestNesting = 2;

    private readonly StringBuilder _story = new();
    private int _fuse = -1;
    private int _depth;

    public World(int seed)
    {
        Chance = new Chance(seed);
        Clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero));
        Processor = new Processor(this);
        BalanceBelowZero = Chance.Percent(50);
    }

    public Chance Chance { get; }

    public VirtualClock Clock { get; }

    public Processor Processor { get; }

    /// <summary>Whether a balance may go below zero when more was paid than was due: not documented, so both are played.</summary>
    public bool BalanceBelowZero { get; }

    /// <summary>Every await of the product outside a transaction where another node's work may come in between.</summary>
    public Func<Task>? MeanwhileElsewhere { get; set; }

    public string Story => _story.ToString();

    /// <summary>Set while a node works that will die at some later point; below zero it lives.</summary>
    public bool Dead { get; private set; }

    /// <summary>Letters the payers got.</summary>
    public List<(Guid Id, string To)> Letters { get; } = [];

    public void Note(string what) => _story.Append(Clock.Now.ToString("MM-dd HH:mm:ss.fff", null)).Append(' ', 1 + 2 * _depth).Append(what).Append('\n');

    public T Say<T>(string what, T value)
    {
        Note(what);
        return value;
    }

    /// <summary>Runs a node's work; it may be made to die at its n-th await.</summary>
    /// <returns>Whether it came to its end.</returns>
    public async Task<bool> OnANode(Func<Task> work, int dieAt)
    {
        var (fuse, dead) = (_fuse, Dead);
        (_fuse, Dead) = (dieAt, false);
        try
        {
            await work();
            return !Dead;
        }
        catch (NodeDied)
        {
            return false;
        }
        catch (Exception) when (Dead)
        {
            // The dying node's own handling of its death is no more part of the world than its memory is.
            return false;
        }
        finally
        {
            (_fuse, Dead) = (fuse, dead);
        }
    }

    /// <summary>An await of the product: the node may die here.</summary>
    public void MayDie(string where)
    {
        if (Dead)
            throw new NodeDied(where);
        if (_fuse > 0 && --_fuse == 0)
        {
            Dead = true;
            Note($"the node dies {where}");
            throw new NodeDied(where);
        }
    }

    /// <summary>An await outside a transaction: the node may die, or another may do something meanwhile.</summary>
    public async Task Between(string where, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        MayDie(where);
        if (MeanwhileElsewhere is null || _depth >= DeepestNesting || !Chance.Percent(15))
            return;

        _depth++;
        Note($"meanwhile, {where}:");
        try
        {
            await OnANode(MeanwhileElsewhere, -1);
        }
        finally
        {
            _depth--;
        }
    }
}
