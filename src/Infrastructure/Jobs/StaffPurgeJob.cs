using Grancius.Application.Staff;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>Deletes what is kept of staff's sign-ins and invitations for a time only.</summary>
[DisallowConcurrentExecution]
internal sealed class StaffPurgeJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PurgeStaffRecords(), cancellationToken);
    }
}
