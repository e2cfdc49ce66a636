namespace Grancius.FaultTests.Simulation;

/// <summary>Time that stands still until it is moved.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;

    public void AdvanceTo(DateTimeOffset moment) => Now = moment > Now ? moment : Now;
}
