using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Counter;

public readonly record struct ReaderId(Guid Value)
{
    public static ReaderId New() => new(Ids.Next());
}

public enum ReaderState
{
    Ready,
    Disabled,
}

/// <summary>An EMV card reader at a counter, as the portal is told of it.</summary>
public sealed class Reader : AggregateRoot
{
    private Reader() // EF Core
    {
    }

    public ReaderId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Location { get; private set; } = "";

    /// <summary>What the processor calls the device.</summary>
    public string DeviceId { get; private set; } = "";

    public ReaderState State { get; private set; }

    public static Reader Install(JurisdictionId jurisdiction, string name, string location, string deviceId) => new()
    {
        Id = ReaderId.New(),
        JurisdictionId = jurisdiction,
        Name = name,
        Location = location,
        DeviceId = deviceId,
        State = ReaderState.Ready,
    };

    /// <summary>What is known of it now. A payment that is under way keeps the device it was opened with.</summary>
    public void Is(string name, string location, string deviceId, bool active)
    {
        (Name, Location, DeviceId) = (name, location, deviceId);
        State = active ? ReaderState.Ready : ReaderState.Disabled;
    }
}
