using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.Outbox;

/// <summary>
/// Lets committed facts have their effects: each is turned into the letters and messages it owes, in the transaction that
/// takes it out of the outbox. Safe to run twice and on two nodes.
/// </summary>
public sealed record DeliverOutbox(int Most = 10_000) : ICommand<JobReport>;

internal sealed class DeliverOutboxValidator : AbstractValidator<DeliverOutbox>
{
    public DeliverOutboxValidator() => RuleFor(command => command.Most).InclusiveBetween(1, 10_000);
}

internal sealed partial class DeliverOutboxHandler(IGranciusDb db, Effects effects, TimeProvider clock, ILogger<DeliverOutboxHandler> log)
    : ICommandHandler<DeliverOutbox, JobReport>
{
    /// <summary>Turned together. What is left after the most of a run waits for the next.</summary>
    private const int Batch = 500;

    public async Task<Result<JobReport>> Handle(DeliverOutbox command, CancellationToken ct)
    {
        var (found, failed) = (0, 0);
        while (found < command.Most)
        {
            var now = clock.GetUtcNow();
            var due = await db.Outbox.AsNoTracking()
                .Where(message => message.DueAt <= now)
                .OrderBy(message => message.DueAt).ThenBy(message => message.Id)
                .Take(Math.Min(Batch, command.Most - found))
                .Select(message => message.Id)
                .ToListAsync(ct);
            failed += await Deliver(due, ct);
            found += due.Count;
            if (due.Count < Batch)
                break;
        }

        return new JobReport(found, found - failed, 0, failed);
    }

    /// <returns>How many could not be delivered.</returns>
    private async Task<int> Deliver(List<Guid> due, CancellationToken ct)
    {
        if (due.Count == 0)
            return 0;

        try
        {
            _ = await db.Atomically(async ct =>
            {
                // Locked, so that each is turned by one node; the other finds it gone.
                var facts = await db.Outbox.ForUpdate().AsNoTracking().Where(message => due.Contains(message.Id)).OrderBy(message => message.Id).ToListAsync(ct);
                await effects.Add(facts, ct);
                return await db.Outbox.Where(done => due.Contains(done.Id)).ExecuteDeleteAsync(ct);
            }, ct);
            return 0;
        }
        catch (Exception) when (due.Count > 1 && !ct.IsCancellationRequested)
        {
            // One that cannot be turned must not keep the others.
            var failed = 0;
            foreach (var id in due)
                failed += await Deliver([id], ct);
            return failed;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            Failed(log, due[0], fault);
            await Postpone(due[0], ct);
            return 1;
        }
    }

    private Task<bool> Postpone(Guid id, CancellationToken ct) => db.Atomically(async ct =>
    {
        (await db.Outbox.SingleOrDefaultAsync(late => late.Id == id, ct))?.FailedOnce(clock.GetUtcNow());
        return true;
    }, ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "The fact {MessageId} could not be delivered; it is tried again")]
    private static partial void Failed(ILogger log, Guid messageId, Exception fault);
}
