using Grancius.Application.PaymentSessions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>Asks about the sessions whose check is due.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepPaymentSessions(), cancellationToken);
    }
}
