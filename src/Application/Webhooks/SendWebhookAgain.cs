using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>Has a message go out again, under the same id.</summary>
public sealed record SendWebhookAgain(Actor By, Guid EndpointId, Guid Id) : ICommand<Guid>;

internal sealed class SendWebhookAgainValidator : AbstractValidator<SendWebhookAgain>;

internal sealed class SendWebhookAgainHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<SendWebhookAgain, Guid>
{
    public Task<Result<Guid>> Handle(SendWebhookAgain command, CancellationToken ct) => db.Atomically<Result<Guid>>(async ct =>
    {
        if (await db.Webhook(command.By, command.EndpointId, ct) is not { } endpoint)
            return WebhookErrors.NotFound;
        if (endpoint.State != WebhookState.On)
            return WebhookErrors.IsOff;
        if (await db.WebhookDeliveries.ForUpdate().SingleOrDefaultAsync(
            delivery => delivery.Id == new WebhookDeliveryId(command.Id) && delivery.EndpointId == endpoint.Id, ct) is not { } delivery)
            return WebhookErrors.DeliveryNotFound;

        delivery.SendAgain(clock.GetUtcNow());
        await audit.Record(command.By, "webhook_sent_again", "webhook", endpoint.Name, $"Had {delivery.MessageId} ({delivery.Type}) sent again to the webhook {endpoint.Name}", ct);
        return command.Id;
    }, ct);
}
