using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Deletes what is kept for a time only: raw postbacks, which hold payers' names, once they were applied, the answers of
/// idempotency keys, and the record of letters and messages. Money, sessions and exceptions stay.
/// </summary>
public sealed record PurgeOldRecords : ICommand<JobReport>;

/// <param name="Postbacks">How long an applied postback is kept as it came.</param>
/// <param name="IdempotencyKeys">How long a repeated request gets its first answer.</param>
/// <param name="Deliveries">How long letters and messages to endpoints stay on the record.</param>
public sealed record RetentionOptions(TimeSpan Postbacks, TimeSpan IdempotencyKeys, TimeSpan Deliveries);

internal sealed class PurgeOldRecordsValidator : AbstractValidator<PurgeOldRecords>;

internal sealed class PurgeOldRecordsHandler(IGranciusDb db, RetentionOptions retention, TimeProvider clock) : ICommandHandler<PurgeOldRecords, JobReport>
{
    /// <summary>Small enough that no lock is held for long; the next run takes the next ones.</summary>
    private const int Batch = 5000;

    public async Task<Result<JobReport>> Handle(PurgeOldRecords command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (receivedBefore, answeredBefore) = (now - retention.Postbacks, now - retention.IdempotencyKeys);
        var postbacks = await db.Postbacks.AsNoTracking()
            .Where(postback => postback.DueAt == null && postback.ReceivedAt < receivedBefore)
            .OrderBy(postback => postback.ReceivedAt)
            .Select(postback => postback.Id)
            .Take(Batch)
            .ToListAsync(ct);
        var deleted = await db.Postbacks.Where(postback => postbacks.Contains(postback.Id)).ExecuteDeleteAsync(ct);
        var (madeBefore, waitsSince) = (now - retention.Deliveries, now - WebhookSchedule.Patience);
        deleted += await db.Letters.Where(letter => letter.DueAt == null && letter.CreatedAt < madeBefore).ExecuteDeleteAsync(ct);
        deleted += await db.WebhookDeliveries.Where(delivery => delivery.DueAt == null && delivery.CreatedAt < madeBefore).ExecuteDeleteAsync(ct);
        await db.WebhookDeliveries
            .Where(delivery => delivery.DueAt < waitsSince && db.WebhookEndpoints.Any(endpoint => endpoint.Id == delivery.EndpointId && endpoint.State != WebhookState.On))
            .ExecuteUpdateAsync(delivery => delivery.SetProperty(row => row.State, DeliveryState.GivenUp).SetProperty(row => row.DueAt, (DateTimeOffset?)null), ct);
        deleted += await db.IdempotentAnswers.Where(answer => answer.At < answeredBefore).ExecuteDeleteAsync(ct);
        return new JobReport(deleted, deleted, 0, 0);
    }
}
