using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>New recovery codes; those of before are good no longer.</summary>
public sealed record MakeRecoveryCodes(Actor By, Guid SessionId) : ICommand<RecoveryCodes>;

internal sealed class MakeRecoveryCodesValidator : AbstractValidator<MakeRecoveryCodes>;

internal sealed class MakeRecoveryCodesHandler(IGranciusDb db, AuditTrail audit, IStaffCredentials credentials, TimeProvider clock) : ICommandHandler<MakeRecoveryCodes, RecoveryCodes>
{
    public Task<Result<RecoveryCodes>> Handle(MakeRecoveryCodes command, CancellationToken ct) => db.Atomically<Result<RecoveryCodes>>(async ct =>
    {
        if (!await db.IsFresh(command.By, command.SessionId, clock.GetUtcNow(), ct))
            return StaffErrors.SignInAgain;
        if (!(await credentials.WaysOf(command.By.Id, ct)).Authenticator)
            return StaffErrors.NoAuthenticator;

        await audit.Record(command.By, "recovery_codes_made", "staff", command.By.Name, "New recovery codes; those of before are good no longer", ct);
        return await credentials.NewRecoveryCodes(command.By.Id, ct);
    }, ct);
}
