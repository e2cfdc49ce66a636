using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.Webhooks;

/// <summary>
/// Sends due messages, to several endpoints at the same time. Safe to run twice and on two nodes, and meant to be run again
/// while an earlier run still waits for an endpoint that does not answer.
/// </summary>
public sealed record DeliverWebhooks(int Most = 1000) : ICommand<JobReport>;

internal sealed class DeliverWebhooksValidator : AbstractValidator<DeliverWebhooks>
{
    public DeliverWebhooksValidator() => RuleFor(command => command.Most).InclusiveBetween(1, 10_000);
}

internal sealed partial class DeliverWebhooksHandler(IGranciusDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeliverWebhooksHandler> log)
    : ICommandHandler<DeliverWebhooks, JobReport>
{
    /// <summary>Endpoints that a run sends to at the same time.</summary>
    private const int AtOnce = 32;

    public async Task<Result<JobReport>> Handle(DeliverWebhooks command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.WebhookEndpoints.AsNoTracking()
            .Where(endpoint => endpoint.State == WebhookState.On && (endpoint.BusyUntil == null || endpoint.BusyUntil <= now)
                && db.WebhookDeliveries.Any(delivery => delivery.EndpointId == endpoint.Id && delivery.DueAt <= now))
            .OrderBy(endpoint => endpoint.FailuresInRow)
            .Take(command.Most)
            .Select(endpoint => endpoint.Id)
            .ToListAsync(ct);

        using var turns = new SemaphoreSlim(AtOnce);
        var lanes = await Task.WhenAll(due.Select(id => Run(id, turns, ct)));
        return new JobReport(due.Count, lanes.Count(lane => lane is true), lanes.Count(lane => lane is null), lanes.Count(lane => lane is false));
    }

    /// <returns>Whether the endpoint took all that was due; null when another node has it.</returns>
    private async Task<bool?> Run(WebhookEndpointId id, SemaphoreSlim turns, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<WebhookLane>().Run(id, ct) is { } lane ? lane.Failed == 0 : null;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // One endpoint never stops the others; this one comes back when its lease ends.
            Failed(log, id.Value, fault);
            return false;
        }
        finally
        {
            turns.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook endpoint {EndpointId} could not be served; it is tried again")]
    private static partial void Failed(ILogger log, Guid endpointId, Exception fault);
}
