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
public sealed record DeliverOutbox(int Most = 200) : ICommand<JobReport>;

internal sealed class DeliverOutboxValidator : AbstractValidator<DeliverOutbox>
{
    public DeliverOutboxValidator() => RuleFor(command => command.Most).InclusiveBetween(1, 10_000);
}

internal sealed partial class DeliverOutboxHandler(IGranciusDb db, MailReceipt mailReceipt, TimeProvider clock, ILogger<DeliverOutboxHandler> log)
    : ICommandHandler<DeliverOutbox, JobReport>
{
    public async Task<Result<JobReport>> Handle(DeliverOutbox command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Outbox.AsNoTracking()
            .Where(message => message.DueAt <= now)
            .OrderBy(message => message.DueAt).ThenBy(message => message.Id)
            .Take(command.Most)
            .ToListAsync(ct);

        var failed = 0;
        foreach (var message in due)
        {
            try
            {
                if (message.Kind == nameof(PaymentSessionMoved))
                    await mailReceipt.React(JsonSerializer.Deserialize<PaymentSessionMoved>(message.Payload, StoredJson.Options)!, message.Id, ct);
                await db.Outbox.Where(done => done.Id == message.Id).ExecuteDeleteAsync(ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                failed++;
                Failed(log, message.Kind, message.Id, fault);
                await db.Atomically(async ct =>
                {
                    (await db.Outbox.SingleOrDefaultAsync(late => late.Id == message.Id, ct))?.FailedOnce(clock.GetUtcNow());
                    return true;
                }, ct);
            }
        }

        return new JobReport(due.Count, due.Count - failed, 0, failed);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {MessageId} could not be delivered; it is tried again")]
    private static partial void Failed(ILogger log, string kind, Guid messageId, Exception fault);
}
