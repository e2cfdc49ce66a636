using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>Has an address outside told of what happens, and tells its secret, this once.</summary>
/// <param name="Id">Made with the form: the same form sent twice makes one endpoint.</param>
public sealed record RegisterWebhook(Actor By, Guid Id, string Name, string Url, IReadOnlyList<string> Types) : ICommand<NewWebhookSecret>;

/// <param name="Secret">The secret itself; nobody can be told again.</param>
public sealed record NewWebhookSecret(Guid Id, string Name, string Secret);

internal sealed class RegisterWebhookValidator : AbstractValidator<RegisterWebhook>
{
    public RegisterWebhookValidator()
    {
        RuleFor(command => command.Id).NotEmpty();
        RuleFor(command => command.Name).IsAWebhooksName();
        RuleFor(command => command.Url).NotEmpty().WithMessage("Enter the address that messages are posted to.")
            .MaximumLength(WebhookEndpoint.LongestUrl).WithMessage("An address has at most 500 letters.");
        RuleFor(command => command.Types).AreWebhookTypes();
    }
}

internal static class WebhookRules
{
    public static void IsAWebhooksName<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage("Enter a name that says who is told.")
        .MaximumLength(WebhookEndpoint.LongestName).WithMessage("A name has at most 80 letters.");

    public static void AreWebhookTypes<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .NotEmpty().WithMessage("Choose at least one thing to be told of.")
        .Must(types => types is null || types.All(WebhookTypes.IsKnown)).WithMessage("Choose from the list.");
}

internal sealed class RegisterWebhookHandler(IGranciusDb db, IWebhookTargets targets, WebhookSecrets secrets, AuditTrail audit, TimeProvider clock)
    : ICommandHandler<RegisterWebhook, NewWebhookSecret>
{
    public async Task<Result<NewWebhookSecret>> Handle(RegisterWebhook command, CancellationToken ct)
    {
        var url = command.Url.Trim();
        if (await targets.ObjectionTo(url, ct) is { } objection)
            return WebhookErrors.Address(objection);

        var secret = secrets.Made();
        return await db.Atomically<Result<NewWebhookSecret>>(async ct =>
        {
            if (await db.WebhookEndpoints.AnyAsync(endpoint => endpoint.Id == new WebhookEndpointId(command.Id), ct))
                return WebhookErrors.MadeAlready;
            if (await db.WebhookEndpoints.CountAsync(endpoint => endpoint.JurisdictionId == command.By.JurisdictionId && endpoint.State != WebhookState.Removed, ct)
                >= WebhookEndpoint.MostOfAJurisdiction)
                return WebhookErrors.TooMany;

            var made = WebhookEndpoint.Register(
                command.Id, command.By.JurisdictionId, command.Name.Trim(), url, command.Types, secrets.Seal(secret), clock.GetUtcNow());
            db.WebhookEndpoints.Add(made);
            await audit.Record(command.By, "webhook_registered", "webhook", made.Name, $"Registered the webhook {made.Name} at {new Uri(url).Host} for {made.Types}", ct);
            return new NewWebhookSecret(command.Id, made.Name, secret);
        }, ct);
    }
}
