using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Webhooks;

public readonly record struct WebhookDeliveryId(Guid Value)
{
    public static WebhookDeliveryId New() => new(Ids.Next());

    /// <summary>In the order they were made, to the millisecond: what lists are paged by.</summary>
    public static bool operator <(WebhookDeliveryId left, WebhookDeliveryId right) => left.Value < right.Value;

    public static bool operator >(WebhookDeliveryId left, WebhookDeliveryId right) => left.Value > right.Value;
}

public enum DeliveryState
{
    Waiting,
    Delivered,
    GivenUp,
}

/// <summary>One fact on its way to one endpoint. Fact and endpoint together are a unique key of the store.</summary>
public sealed class WebhookDelivery : AggregateRoot
{
    private readonly List<WebhookAttempt> _attempts = [];

    private WebhookDelivery() // EF Core
    {
    }

    public WebhookDeliveryId Id { get; private set; }

    public WebhookEndpointId EndpointId { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    /// <summary>The same for every endpoint and every repeat: the receiver recognises by it what he has had.</summary>
    public Guid FactId { get; private set; }

    public string Type { get; private set; } = "";

    /// <summary>The exact bytes that are sent and signed: ids and numbers, no payer's data.</summary>
    public string Body { get; private set; } = "";

    public DeliveryState State { get; private set; }

    /// <summary>How often it was tried since it began or was sent again.</summary>
    public int Tries { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is tried next; null when it is not.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Every attempt, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts => _attempts;

    /// <summary>How many attempts there are: their order, kept without loading them.</summary>
    public int AttemptCount { get; private set; }

    public int? LastStatus { get; private set; }

    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>The header webhook-id.</summary>
    public string MessageId => MessageIdOf(FactId);

    public static string MessageIdOf(Guid fact) => $"msg_{fact:N}";

    public static WebhookDelivery Of(WebhookEndpoint endpoint, Guid fact, string type, string body, DateTimeOffset now) => new()
    {
        Id = WebhookDeliveryId.New(),
        EndpointId = endpoint.Id,
        JurisdictionId = endpoint.JurisdictionId,
        FactId = fact,
        Type = type,
        Body = body,
        CreatedAt = now,
        DueAt = now,
    };

    /// <summary>Keeps what an attempt met with, and what follows from it.</summary>
    /// <param name="final">The endpoint wants nothing any more.</param>
    public void WasTried(int? status, bool taken, bool final, string answer, int milliseconds, DateTimeOffset now)
    {
        _attempts.Add(new WebhookAttempt(AttemptCount++, status, answer, milliseconds, now));
        Tries++;
        (LastStatus, LastAt) = (status, now);
        if (taken)
        {
            (State, DueAt) = (DeliveryState.Delivered, null);
            return;
        }

        DueAt = final ? null : now + WebhookSchedule.After(Tries);
        if (DueAt is null)
            State = DeliveryState.GivenUp;
    }

    /// <summary>A person wants it to go out again, now, under the same id.</summary>
    public void SendAgain(DateTimeOffset now) => (State, DueAt, Tries) = (DeliveryState.Waiting, now, 0);

    /// <summary>Nobody will take it any more.</summary>
    public void GiveUp() => (State, DueAt) = (DeliveryState.GivenUp, null);
}

/// <summary>One try to deliver.</summary>
public sealed class WebhookAttempt
{
    /// <summary>So much of an answer is kept.</summary>
    public const int LongestAnswer = 500;

    private WebhookAttempt() // EF Core
    {
    }

    internal WebhookAttempt(int place, int? status, string answer, int milliseconds, DateTimeOffset at)
    {
        Id = Ids.Next();
        Place = place;
        Status = status;
        Answer = answer.Length <= LongestAnswer ? answer : answer[..(char.IsHighSurrogate(answer[LongestAnswer - 1]) ? LongestAnswer - 1 : LongestAnswer)];
        Milliseconds = milliseconds;
        At = at;
    }

    public Guid Id { get; private set; }

    public int Place { get; private set; }

    /// <summary>HTTP status; null where none came.</summary>
    public int? Status { get; private set; }

    /// <summary>How the answer begins, or in words why there was none.</summary>
    public string Answer { get; private set; } = "";

    public int Milliseconds { get; private set; }

    public DateTimeOffset At { get; private set; }
}
