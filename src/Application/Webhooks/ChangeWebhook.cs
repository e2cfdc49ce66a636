using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;

namespace Grancius.Application.Webhooks;

/// <summary>Gives an endpoint another name, or has it told of other things. Its address stays: another address is another endpoint.</summary>
public sealed record ChangeWebhook(Actor By, Guid Id, string Name, IReadOnlyList<string> Types) : ICommand<Guid>;

internal sealed class ChangeWebhookValidator : AbstractValidator<ChangeWebhook>
{
    public ChangeWebhookValidator()
    {
        RuleFor(command => command.Name).IsAWebhooksName();
        RuleFor(command => command.Types).AreWebhookTypes();
    }
}

internal sealed class ChangeWebhookHandler(IGranciusDb db, AuditTrail audit) : ICommandHandler<ChangeWebhook, Guid>
{
    public Task<Result<Guid>> Handle(ChangeWebhook command, CancellationToken ct) => db.Atomically<Result<Guid>>(async ct =>
    {
        if (await db.Webhook(command.By, command.Id, ct) is not { } endpoint)
            return WebhookErrors.NotFound;

        endpoint.IsCalled(command.Name.Trim(), command.Types);
        await audit.Record(command.By, "webhook_changed", "webhook", endpoint.Name, $"Changed the webhook {endpoint.Name}: it is told of {endpoint.Types}", ct);
        return command.Id;
    }, ct);
}
