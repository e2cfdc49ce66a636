using System.Diagnostics.Metrics;

namespace Grancius.Application.PaymentSessions;

/// <summary>What operators watch: the age of the oldest session whose end is not known.</summary>
public sealed class SessionMetrics : IDisposable
{
    public const string MeterName = "Grancius";

    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    private readonly Meter _meter = new(MeterName);
    private readonly TimeProvider _clock;
    private DateTimeOffset? _oldest;

    public SessionMetrics(TimeProvider clock)
    {
        _clock = clock;
        _ = _meter.CreateObservableGauge("grancius.sessions.oldest_unresolved", () => OldestAge.TotalSeconds, "s",
            "Age of the oldest payment session whose end is not known");
    }

    /// <summary>Zero when none is unresolved, and on a node that has not swept for a while: another one knows.</summary>
    public TimeSpan OldestAge => _oldest is { } since && _clock.GetUtcNow() - LookedAt < Stale ? _clock.GetUtcNow() - since : TimeSpan.Zero;

    /// <summary>When this node's own sweep last looked.</summary>
    public DateTimeOffset? LookedAt { get; private set; }

    public void OldestUnresolved(DateTimeOffset? since, DateTimeOffset now)
    {
        _oldest = since;
        LookedAt = now;
    }

    public void Dispose() => _meter.Dispose();
}
