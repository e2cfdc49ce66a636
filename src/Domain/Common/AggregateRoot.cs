namespace Grancius.Domain.Common;

/// <summary>A past-tense fact of ids and values, raised by an aggregate and carried out through the outbox.</summary>
public interface IDomainEvent;

/// <summary>Something with a life of its own that is loaded, changed and saved as one.</summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>Facts that have not been written to the outbox yet.</summary>
    public IReadOnlyList<IDomainEvent> Events => _events;

    /// <summary>Raised by the store at every save of a change; two savers of the same version are told apart by it.</summary>
    public int Version { get; private set; }

    public void ForgetEvents() => _events.Clear();

    protected void Raise(IDomainEvent fact) => _events.Add(fact);
}
