using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.PaymentSessions;

/// <summary>Applies the postbacks that could not be applied when they came.</summary>
public sealed record ApplyPendingPostbacks(int Most = 500) : ICommand<JobReport>;

internal sealed class ApplyPendingPostbacksValidator : AbstractValidator<ApplyPendingPostbacks>
{
    public ApplyPendingPostbacksValidator() => RuleFor(command => command.Most).InclusiveBetween(1, 10_000);
}

internal sealed partial class ApplyPendingPostbacksHandler(
    IGranciusDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ApplyPendingPostbacksHandler> log) : ICommandHandler<ApplyPendingPostbacks, JobReport>
{
    public async Task<Result<JobReport>> Handle(ApplyPendingPostbacks command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Postbacks.AsNoTracking()
            .Where(postback => postback.DueAt <= now)
            .OrderBy(postback => postback.DueAt).ThenBy(postback => postback.ReceivedAt)
            .Take(command.Most)
            .Select(postback => postback.Id)
            .ToListAsync(ct);

        var failed = 0;
        foreach (var id in due)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ApplyPostback(id), ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                failed++;
                Failed(log, id, fault);
                await Postpone(id, ct);
            }
        }

        return new JobReport(due.Count, due.Count - failed, 0, failed);
    }

    private Task<bool> Postpone(Guid id, CancellationToken ct) => db.Atomically(async ct =>
    {
        (await db.Postbacks.SingleAsync(postback => postback.Id == id, ct)).FailedOnce(clock.GetUtcNow());
        return true;
    }, ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Postback {PostbackId} could not be applied; it is tried again")]
    private static partial void Failed(ILogger log, Guid postbackId, Exception fault);
}
