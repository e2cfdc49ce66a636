using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>Tells an endpoint nothing any more, for good; what still waits for it is given up.</summary>
public sealed record RemoveWebhook(Actor By, Guid Id) : ICommand<Guid>;

internal sealed class RemoveWebhookValidator : AbstractValidator<RemoveWebhook>;

internal sealed class RemoveWebhookHandler(IGranciusDb db, AuditTrail audit) : ICommandHandler<RemoveWebhook, Guid>
{
    public Task<Result<Guid>> Handle(RemoveWebhook command, CancellationToken ct) => db.Atomically<Result<Guid>>(async ct =>
    {
        if (await db.Webhook(command.By, command.Id, ct) is not { } endpoint)
            return WebhookErrors.NotFound;

        endpoint.Remove();
        await db.WebhookDeliveries.Where(delivery => delivery.EndpointId == endpoint.Id && delivery.State == DeliveryState.Waiting)
            .ExecuteUpdateAsync(delivery => delivery.SetProperty(row => row.State, DeliveryState.GivenUp).SetProperty(row => row.DueAt, (DateTimeOffset?)null), ct);
        await audit.Record(command.By, "webhook_removed", "webhook", endpoint.Name, $"Removed the webhook {endpoint.Name}", ct);
        return command.Id;
    }, ct);
}
