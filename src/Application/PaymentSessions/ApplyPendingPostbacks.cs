using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.PaymentSessions;

/// <summary>Applies the postbacks that could not be applied when they came.</summary>
public sealed record ApplyPendingPostbacks(int Most = 10_000) : ICommand<JobReport>;

internal sealed class ApplyPendingPostbacksValidator : AbstractValidator<ApplyPendingPostbacks>
{
    public ApplyPendingPostbacksValidator() => RuleFor(command => command.Most).InclusiveBetween(1, 10_000);
}

internal sealed partial class ApplyPendingPostbacksHandler(
    IGranciusDb db, PostbackInbox inbox, TimeProvider clock, ILogger<ApplyPendingPostbacksHandler> log) : ICommandHandler<ApplyPendingPostbacks, JobReport>
{
    private const int Batch = 500;

    public async Task<Result<JobReport>> Handle(ApplyPendingPostbacks command, CancellationToken ct)
    {
        var (found, failed) = (0, 0);
        while (found < command.Most)
        {
            var now = clock.GetUtcNow();
            var due = await db.Postbacks.AsNoTracking()
                .Where(postback => postback.DueAt <= now)
                .OrderBy(postback => postback.DueAt).ThenBy(postback => postback.ReceivedAt)
                .Take(Math.Min(Batch, command.Most - found))
                .Select(postback => postback.Id)
                .ToListAsync(ct);
            var faults = await Task.WhenAll(due.Select(id => Apply(id, ct)));
            foreach (var (id, fault) in due.Zip(faults).Where(pair => pair.Second is not null))
            {
                failed++;
                Failed(log, id, fault!);
                await Postpone(id, ct);
            }

            found += due.Count;
            if (due.Count < Batch)
                break;
        }

        return new JobReport(found, found - failed, 0, failed);
    }

    /// <returns>Why it could not be applied; one fault does not stop the others.</returns>
    private async Task<Exception?> Apply(Guid id, CancellationToken ct)
    {
        try
        {
            _ = await inbox.Apply(id, ct);
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return fault;
        }
    }

    private Task<bool> Postpone(Guid id, CancellationToken ct) => db.Atomically(async ct =>
    {
        // Where only the answer to its COMMIT was lost it is applied, and stays so.
        (await db.Postbacks.SingleOrDefaultAsync(postback => postback.Id == id && postback.DueAt != null, ct))?.FailedOnce(clock.GetUtcNow());
        return true;
    }, ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Postback {PostbackId} could not be applied; it is tried again")]
    private static partial void Failed(ILogger log, Guid postbackId, Exception fault);
}
