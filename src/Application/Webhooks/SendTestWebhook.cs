using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>Sends an endpoint a message that tells of nothing, to see whether it arrives.</summary>
public sealed record SendTestWebhook(Actor By, Guid Id) : ICommand<Guid>;

internal sealed class SendTestWebhookValidator : AbstractValidator<SendTestWebhook>;

internal sealed class SendTestWebhookHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<SendTestWebhook, Guid>
{
    public Task<Result<Guid>> Handle(SendTestWebhook command, CancellationToken ct) => db.Atomically<Result<Guid>>(async ct =>
    {
        if (await db.Webhook(command.By, command.Id, ct) is not { } endpoint)
            return WebhookErrors.NotFound;
        if (endpoint.State != WebhookState.On)
            return WebhookErrors.IsOff;

        var slug = await db.Jurisdictions.AsNoTracking().Where(own => own.Id == command.By.JurisdictionId).Select(own => own.Slug).SingleAsync(ct);
        var now = clock.GetUtcNow();
        var delivery = WebhookDelivery.Of(endpoint, Ids.Next(), WebhookTypes.Test, WebhookPayloads.Test(slug, now), now);
        db.WebhookDeliveries.Add(delivery);
        await audit.Record(command.By, "webhook_tested", "webhook", endpoint.Name, $"Had a test message sent to the webhook {endpoint.Name}", ct);
        return delivery.Id.Value;
    }, ct);
}
