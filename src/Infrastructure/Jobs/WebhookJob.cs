using Grancius.Application.Webhooks;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>
/// Sends the messages that are due. It may begin again while an earlier run still waits for an endpoint that does not answer:
/// each endpoint is taken by one run, and nobody waits for another's.
/// </summary>
internal sealed class WebhookJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DeliverWebhooks(), cancellationToken);
    }
}
