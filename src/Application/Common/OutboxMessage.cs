using Grancius.Domain.Common;

namespace Grancius.Application.Common;

/// <summary>A fact that was committed with the change it tells of, waiting to have its effects outside.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() // EF Core
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The name of the event's type.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Its ids and values as JSON.</summary>
    public string Payload { get; private set; } = "";

    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    public static OutboxMessage Of(string kind, string payload, DateTimeOffset now) =>
        new() { Id = Ids.Next(), Kind = kind, Payload = payload, DueAt = now };

    /// <summary>Tried again after a while that grows to an hour.</summary>
    public void FailedOnce(DateTimeOffset now)
    {
        Attempts++;
        DueAt = now + TimeSpan.FromSeconds(Math.Min(3600, 10 * Math.Pow(2, Math.Min(Attempts, 9))));
    }
}
