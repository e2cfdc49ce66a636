using Grancius.Application.Mail;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.Infrastructure.Jobs;

/// <summary>Sends the letters that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class LetterJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SendLetters(), cancellationToken);
    }
}
