using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Access;

/// <summary>Ends an API key at once and for good.</summary>
public sealed record WithdrawApiKey(Actor By, Guid Id) : ICommand<Guid>;

internal sealed class WithdrawApiKeyValidator : AbstractValidator<WithdrawApiKey>;

internal sealed class WithdrawApiKeyHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<WithdrawApiKey, Guid>
{
    public Task<Result<Guid>> Handle(WithdrawApiKey command, CancellationToken ct) => db.Atomically<Result<Guid>>(async ct =>
    {
        if (await db.ApiKeys.ForUpdate().SingleOrDefaultAsync(key => key.Id == new ApiKeyId(command.Id) && key.JurisdictionId == command.By.JurisdictionId, ct) is not { } key)
            return AccessErrors.NotFound;
        if (key.WithdrawnAt is not null)
            return command.Id;

        key.Withdraw(clock.GetUtcNow());
        await audit.Record(command.By, "api_key_withdrawn", "api_key", key.Hint, $"Withdrew the API key {key.Name} ({key.Hint}…)", ct);
        return command.Id;
    }, ct);
}
