using Grancius.Application.Outbox;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>Lets committed facts have their effects outside.</summary>
[DisallowConcurrentExecution]
internal sealed class OutboxJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DeliverOutbox(), cancellationToken);
    }
}
