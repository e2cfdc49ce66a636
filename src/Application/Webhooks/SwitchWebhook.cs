using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>Switches an endpoint on or off. While it is off, messages for it wait for three days.</summary>
public sealed record SwitchWebhook(Actor By, Guid Id, bool On) : ICommand<Guid>;

internal sealed class SwitchWebhookValidator : AbstractValidator<SwitchWebhook>;

internal sealed class SwitchWebhookHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<SwitchWebhook, Guid>
{
    public Task<Result<Guid>> Handle(SwitchWebhook command, CancellationToken ct) => db.Atomically<Result<Guid>>(async ct =>
    {
        if (await db.Webhook(command.By, command.Id, ct) is not { } endpoint)
            return WebhookErrors.NotFound;
        if (command.On == (endpoint.State == WebhookState.On))
            return command.Id;

        if (command.On)
        {
            endpoint.SwitchOn();
            var now = clock.GetUtcNow();
            var waiting = db.WebhookDeliveries.Where(delivery => delivery.EndpointId == endpoint.Id && delivery.State == DeliveryState.Waiting);
            await waiting.ExecuteUpdateAsync(delivery => delivery.SetProperty(row => row.DueAt, now), ct);
        }
        else
        {
            endpoint.SwitchOff();
        }

        await audit.Record(command.By, command.On ? "webhook_switched_on" : "webhook_switched_off", "webhook", endpoint.Name,
            $"Switched the webhook {endpoint.Name} {(command.On ? "on" : "off")}", ct);
        return command.Id;
    }, ct);
}
