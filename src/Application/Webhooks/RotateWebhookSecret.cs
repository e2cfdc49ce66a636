using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;

namespace Grancius.Application.Webhooks;

/// <summary>Makes a new secret and tells it, this once; both sign until the overlap ends.</summary>
/// <param name="Stamp">Of the secret that the form was made for: the same form sent twice rotates once.</param>
public sealed record RotateWebhookSecret(Actor By, Guid Id, string Stamp, int OverlapHours) : ICommand<NewWebhookSecret>;

internal sealed class RotateWebhookSecretValidator : AbstractValidator<RotateWebhookSecret>
{
    public RotateWebhookSecretValidator() =>
        RuleFor(command => command.OverlapHours).InclusiveBetween(0, 30 * 24).WithMessage("The old secret may stay good for up to 30 days.");
}

internal sealed class RotateWebhookSecretHandler(IGranciusDb db, WebhookSecrets secrets, AuditTrail audit, TimeProvider clock)
    : ICommandHandler<RotateWebhookSecret, NewWebhookSecret>
{
    public Task<Result<NewWebhookSecret>> Handle(RotateWebhookSecret command, CancellationToken ct)
    {
        var secret = secrets.Made();
        return db.Atomically<Result<NewWebhookSecret>>(async ct =>
        {
            if (await db.Webhook(command.By, command.Id, ct) is not { } endpoint)
                return WebhookErrors.NotFound;
            if (WebhookQueries.StampOf(endpoint) != command.Stamp)
                return WebhookErrors.MadeAlready;

            endpoint.Rotate(secrets.Seal(secret), TimeSpan.FromHours(command.OverlapHours), clock.GetUtcNow());
            await audit.Record(command.By, "webhook_secret_rotated", "webhook", endpoint.Name,
                $"Made a new secret for the webhook {endpoint.Name}; the old one signs as well for {command.OverlapHours} hours", ct);
            return new NewWebhookSecret(command.Id, endpoint.Name, secret);
        }, ct);
    }
}
