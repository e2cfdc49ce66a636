using Grancius.Application.PaymentSessions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>Applies postbacks that were kept and not applied yet.</summary>
[DisallowConcurrentExecution]
internal sealed class PostbackJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ApplyPendingPostbacks(), cancellationToken);
    }
}
