using Grancius.Application.PaymentSessions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>Deletes what is kept for a time only.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PurgeOldRecords(), cancellationToken);
    }
}
