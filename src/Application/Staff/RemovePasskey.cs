using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>A passkey opens nothing any more. Not the last way in.</summary>
public sealed record RemovePasskey(Actor By, Guid SessionId, string Passkey) : ICommand<bool>;

internal sealed class RemovePasskeyValidator : AbstractValidator<RemovePasskey>
{
    public RemovePasskeyValidator() => RuleFor(command => command.Passkey).NotEmpty().MaximumLength(1500);
}

internal sealed class RemovePasskeyHandler(IGranciusDb db, AuditTrail audit, IPasskeys passkeys, IStaffCredentials credentials, TimeProvider clock) : ICommandHandler<RemovePasskey, bool>
{
    public Task<Result<bool>> Handle(RemovePasskey command, CancellationToken ct) => db.Atomically<Result<bool>>(async ct =>
    {
        if (!await db.IsFresh(command.By, command.SessionId, clock.GetUtcNow(), ct))
            return StaffErrors.SignInAgain;
        var ways = await credentials.WaysOf(command.By.Id, ct);
        if (ways is { Password: false, Passkeys: <= 1 })
            return StaffErrors.LastWayIn;
        if (!await passkeys.Remove(command.By.Id, command.Passkey, ct))
            return StaffErrors.PasskeyUnknown;

        await audit.Record(command.By, "passkey_removed", "staff", command.By.Name, "A passkey is good no longer", ct);
        return true;
    }, ct);
}
