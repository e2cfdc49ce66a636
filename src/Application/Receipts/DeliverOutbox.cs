using System.Text.Json;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.Receipts;

/// <summary>
/// Delivers committed facts to whoever waits for them outside: so far, a receipt by e-mail to a payer who left an address.
/// A fact leaves the outbox only after its effect; each effect carries an id by which a repeat is recognised.
/// </summary>
public sealed record DeliverOutbox(int Most = 10_000) : ICommand<JobReport>;

internal sealed class DeliverOutboxValidator : AbstractValidator<DeliverOutbox>
{
    public DeliverOutboxValidator() => RuleFor(command => command.Most).InclusiveBetween(1, 10_000);
}

internal sealed partial class DeliverOutboxHandler(IGranciusDb db, MailReceipt mailReceipt, TimeProvider clock, ILogger<DeliverOutboxHandler> log)
    : ICommandHandler<DeliverOutbox, JobReport>
{
    /// <summary>Read and let go of together. What is left after the most of a run waits for the next.</summary>
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
                .ToListAsync(ct);
            failed += await Deliver(due, ct);
            found += due.Count;
            if (due.Count < Batch)
                break;
        }

        return new JobReport(found, found - failed, 0, failed);
    }

    /// <returns>How many could not be delivered.</returns>
    private async Task<int> Deliver(List<OutboxMessage> due, CancellationToken ct)
    {
        var failed = 0;
        foreach (var message in due.Where(MovesSomebody))
        {
            try
            {
                await mailReceipt.React(JsonSerializer.Deserialize<PaymentSessionMoved>(message.Payload, StoredJson.Options)!, message.Id, ct);
                await db.Outbox.Where(done => done.Id == message.Id).ExecuteDeleteAsync(ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                failed++;
                Failed(log, message.Kind, message.Id, fault);
                await Postpone(message.Id, ct);
            }
        }

        // Nobody waits for the others yet: they have no effect that could fail or happen twice.
        var idle = due.Where(message => !MovesSomebody(message)).Select(message => message.Id).ToList();
        if (idle.Count > 0)
            await db.Outbox.Where(message => idle.Contains(message.Id)).ExecuteDeleteAsync(ct);
        return failed;
    }

    /// <summary>Whether anybody outside is told of it.</summary>
    private static bool MovesSomebody(OutboxMessage message) => message.Kind == nameof(PaymentSessionMoved);

    private Task<bool> Postpone(Guid id, CancellationToken ct) => db.Atomically(async ct =>
    {
        (await db.Outbox.SingleOrDefaultAsync(late => late.Id == id, ct))?.FailedOnce(clock.GetUtcNow());
        return true;
    }, ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {MessageId} could not be delivered; it is tried again")]
    private static partial void Failed(ILogger log, string kind, Guid messageId, Exception fault);
}
