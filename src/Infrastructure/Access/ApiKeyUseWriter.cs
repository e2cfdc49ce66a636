using Grancius.Application.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grancius.Infrastructure.Access;

/// <summary>Writes down, twice a minute and beside the requests, which API keys were used on this node.</summary>
internal sealed partial class ApiKeyUseWriter(IServiceScopeFactory scopes, ApiKeyUses uses, TimeProvider clock, ILogger<ApiKeyUseWriter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (uses.IsEmpty)
                continue;

            try
            {
                await using var scope = scopes.CreateAsyncScope();
                _ = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new KeepApiKeyUses(), CancellationToken.None);
            }
            catch (Exception fault)
            {
                // A minute's news is lost; the next use is written again.
                Failed(log, fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last use of API keys could not be written: {Fault}")]
    private static partial void Failed(ILogger log, string fault);
}
