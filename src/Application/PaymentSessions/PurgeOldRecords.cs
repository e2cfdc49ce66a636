using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Deletes what is kept for a time only: raw postbacks, which hold payers' names, once they were applied, and the answers
/// of idempotency keys. Money, sessions and exceptions stay.
/// </summary>
public sealed record PurgeOldRecords : ICommand<JobReport>;

/// <param name="Postbacks">How long an applied postback is kept as it came.</param>
/// <param name="IdempotencyKeys">How long a repeated request gets its first answer.</param>
public sealed record RetentionOptions(TimeSpan Postbacks, TimeSpan IdempotencyKeys);

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
        deleted += await db.IdempotentAnswers.Where(answer => answer.At < answeredBefore).ExecuteDeleteAsync(ct);
        return new JobReport(deleted, deleted, 0, 0);
    }
}
