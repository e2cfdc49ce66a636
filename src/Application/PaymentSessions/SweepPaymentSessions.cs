using System.Collections.Concurrent;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.PaymentSessions;

/// <summary>Asks the processor about every session whose next check is due. Safe to run twice and on two nodes.</summary>
public sealed record SweepPaymentSessions(int Most = 500) : ICommand<JobReport>;

internal sealed class SweepPaymentSessionsValidator : AbstractValidator<SweepPaymentSessions>
{
    public SweepPaymentSessionsValidator() => RuleFor(command => command.Most).InclusiveBetween(1, 10_000);
}

internal sealed partial class SweepPaymentSessionsHandler(
    IGranciusDb db, IServiceScopeFactory scopes, ReconciliationOptions options, SessionMetrics metrics, TimeProvider clock,
    ILogger<SweepPaymentSessionsHandler> log) : ICommandHandler<SweepPaymentSessions, JobReport>
{
    /// <summary>How long a node keeps a session to itself while it asks; longer than any one check takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    public async Task<Result<JobReport>> Handle(SweepPaymentSessions command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.PaymentSessions.AsNoTracking()
            .Where(session => session.NextCheckAt <= now)
            .OrderBy(session => session.NextCheckAt).ThenBy(session => session.CreatedAt)
            .Take(command.Most)
            .Select(session => session.Id)
            .ToListAsync(ct);

        var tally = new Tally();
        var left = new ConcurrentQueue<PaymentSessionId>(due);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(options.AtOnce, due.Count)).Select(_ => CheckThose(left, tally, now, ct)));

        await JobRuns.Record(db, JobRuns.Sweep, clock.GetUtcNow(), ct);
        metrics.OldestUnresolved(await OldestUnresolved(ct), clock.GetUtcNow());
        return new JobReport(due.Count, tally.Done, tally.Skipped, tally.Failed);
    }

    /// <summary>One of those who ask at the same time: takes the next session until none is left.</summary>
    private async Task CheckThose(ConcurrentQueue<PaymentSessionId> left, Tally tally, DateTimeOffset now, CancellationToken ct)
    {
        while (left.TryDequeue(out var id))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await Check(scope.ServiceProvider, id, now, ct))
                    Interlocked.Increment(ref tally.Done);
                else
                    Interlocked.Increment(ref tally.Skipped);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                // One failure never stops the sweep; the session comes back when its lease ends.
                Interlocked.Increment(ref tally.Failed);
                Failed(log, id.Value, fault);
            }
        }
    }

    /// <returns>False when another node took it first.</returns>
    private static async Task<bool> Check(IServiceProvider services, PaymentSessionId id, DateTimeOffset now, CancellationToken ct)
    {
        var db = services.GetRequiredService<IGranciusDb>();
        var taken = await db.Atomically(async ct =>
        {
            var session = await db.PaymentSessions.ForUpdate().SingleAsync(session => session.Id == id, ct);
            if (session.NextCheckAt is null || session.NextCheckAt > now)
                return false;

            session.BeingChecked(now + Lease);
            return true;
        }, ct);
        if (taken)
            _ = await services.GetRequiredService<ProcessorCheck>().Run(id, then: null, ct);
        return taken;
    }

    private async Task<DateTimeOffset?> OldestUnresolved(CancellationToken ct) =>
        await db.PaymentSessions.AsNoTracking()
            .Where(session => session.NextCheckAt != null && (session.Status == PaymentSessionStatus.Opening
                || session.Status == PaymentSessionStatus.AwaitingPayer || session.Status == PaymentSessionStatus.Unknown
                || session.Status == PaymentSessionStatus.Declined || session.Status == PaymentSessionStatus.UnderReview))
            .MinAsync(session => (DateTimeOffset?)session.CreatedAt, ct);

    private sealed class Tally
    {
        public int Done;
        public int Skipped;
        public int Failed;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Payment session {SessionId} could not be checked; it is checked again")]
    private static partial void Failed(ILogger log, Guid sessionId, Exception fault);
}
