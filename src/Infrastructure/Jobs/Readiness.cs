using Grancius.Application.Common;
using Grancius.Application.PaymentSessions;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>Whether this node can do its work: the store answers, the scheduler runs, and some node's sweep is recent.</summary>
internal sealed class Readiness(
    GranciusDb db, StoreRoom room, ISchedulerFactory schedulers, ReconciliationOptions options, SessionMetrics metrics, StartedAt started, TimeProvider clock) : IHealthCheck
{
    /// <summary>So many periods may pass without a sweep that succeeded.</summary>
    private const int MissedPeriods = 3;

    /// <summary>Written to see whether the store has room again.</summary>
    private const string RoomProbe = "room";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        JobRun? sweep;
        try
        {
            sweep = await db.JobRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Name == JobRuns.Sweep, cancellationToken);
            if (room.IsFull)
            {
                await JobRuns.Record(db, RoomProbe, clock.GetUtcNow(), cancellationToken);
                room.HasRoom();
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(
                StoreFaults.Of(fault) == StoreFault.Full ? "The database has no room left: it can be read, and nothing can be added." : "The database does not answer.", fault);
        }

        var runs = (await schedulers.GetScheduler(cancellationToken)).Status == SchedulerStatus.Running;
        var last = sweep is null || sweep.SucceededAt < started.At ? started.At : sweep.SucceededAt;
        var age = clock.GetUtcNow() - last;
        var data = new Dictionary<string, object>
        {
            ["scheduler"] = runs,
            ["sweepAgeSeconds"] = Math.Round(age.TotalSeconds),
            ["oldestUnresolvedSeconds"] = Math.Round(metrics.OldestAge.TotalSeconds),
        };
        if (!runs)
            return HealthCheckResult.Unhealthy("The scheduler does not run.", data: data);

        return age > options.SweepEvery * MissedPeriods
            ? HealthCheckResult.Unhealthy("The sweep has not succeeded for three periods.", data: data)
            : HealthCheckResult.Healthy("Ready.", data);
    }
}

/// <summary>When this node started: until its first sweep is due, nothing is late.</summary>
internal sealed record StartedAt(DateTimeOffset At);
