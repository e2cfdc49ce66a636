using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Webhooks;

public readonly record struct WebhookEndpointId(Guid Value);

public enum WebhookState
{
    On,

    /// <summary>Switched off by a person.</summary>
    Off,

    /// <summary>Switched off because it took nothing for too long.</summary>
    Failing,

    /// <summary>Gone for good; what it was sent stays on the record for a while.</summary>
    Removed,
}

/// <summary>An address outside that wants to be told of what happens in a jurisdiction.</summary>
public sealed class WebhookEndpoint : AggregateRoot
{
    public const int MostOfAJurisdiction = 20;
    public const int LongestUrl = 500;
    public const int LongestName = 80;

    private WebhookEndpoint() // EF Core
    {
    }

    public WebhookEndpointId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Url { get; private set; } = "";

    /// <summary>What it is told of, separated by spaces.</summary>
    public string Types { get; private set; } = "";

    /// <summary>Ciphertext of the secret that signs.</summary>
    public string SecretSealed { get; private set; } = "";

    /// <summary>Ciphertext of the secret before; signs as well until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousSecretSealed { get; private set; }

    public DateTimeOffset? PreviousUntil { get; private set; }

    public WebhookState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Attempts since the last one that succeeded.</summary>
    public int FailuresInRow { get; private set; }

    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>A node sends to it until then; nobody else does meanwhile.</summary>
    public DateTimeOffset? BusyUntil { get; private set; }

    /// <param name="id">Chosen by the form, so that a form sent twice makes one endpoint.</param>
    public static WebhookEndpoint Register(
        Guid id, JurisdictionId jurisdiction, string name, string url, IEnumerable<string> types, string secretSealed, DateTimeOffset now) => new()
        {
            Id = new(id),
            JurisdictionId = jurisdiction,
            Name = name,
            Url = url,
            Types = InOrder(types),
            SecretSealed = secretSealed,
            CreatedAt = now,
        };

    public bool Wants(string type) => Types.Split(' ').Contains(type);

    public void IsCalled(string name, IEnumerable<string> types) => (Name, Types) = (name, InOrder(types));

    /// <summary>Both secrets sign until the overlap ends.</summary>
    public void Rotate(string secretSealed, TimeSpan overlap, DateTimeOffset now)
    {
        PreviousSecretSealed = overlap > TimeSpan.Zero ? SecretSealed : null;
        PreviousUntil = overlap > TimeSpan.Zero ? now + overlap : null;
        SecretSealed = secretSealed;
    }

    public void SwitchOn() => (State, FailuresInRow, FailingSince) = (WebhookState.On, 0, null);

    public void SwitchOff() => State = WebhookState.Off;

    public void Remove() => (State, SecretSealed, PreviousSecretSealed, PreviousUntil) = (WebhookState.Removed, "", null, null);

    /// <summary>Takes it for one node, so that two do not send at once; free by itself if that node dies.</summary>
    public bool MayBeTaken(DateTimeOffset until, DateTimeOffset now)
    {
        if (State != WebhookState.On || BusyUntil > now)
            return false;

        BusyUntil = until;
        return true;
    }

    public void IsFree() => BusyUntil = null;

    public void TookAMessage() => (FailuresInRow, FailingSince) = (0, null);

    /// <param name="gone">It said that it does not want anything any more.</param>
    /// <returns>Whether that switched it off.</returns>
    public bool FailedOnce(bool gone, DateTimeOffset now)
    {
        FailuresInRow++;
        FailingSince ??= now;
        if (State != WebhookState.On || !(gone || (FailuresInRow >= WebhookSchedule.MostFailuresInRow && now - FailingSince >= WebhookSchedule.OffAfter)))
            return false;

        State = WebhookState.Failing;
        Raise(new WebhookSwitchedOff(Id, JurisdictionId));
        return true;
    }

    private static string InOrder(IEnumerable<string> types)
    {
        var asked = types.ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', WebhookTypes.All.Select(known => known.Type).Where(asked.Contains));
    }
}

/// <summary>An endpoint took nothing for so long that nothing is sent to it any more.</summary>
public sealed record WebhookSwitchedOff(WebhookEndpointId EndpointId, JurisdictionId JurisdictionId) : IDomainEvent;
