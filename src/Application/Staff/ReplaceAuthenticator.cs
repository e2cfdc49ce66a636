using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>The first code of one's new authenticator app: it takes the place of the one before, with new recovery codes.</summary>
public sealed record ReplaceAuthenticator(Actor By, Guid SessionId, string Sealed, string Code) : ICommand<RecoveryCodes>;

internal sealed class ReplaceAuthenticatorValidator : AbstractValidator<ReplaceAuthenticator>
{
    public ReplaceAuthenticatorValidator()
    {
        RuleFor(command => command.Sealed).NotEmpty().MaximumLength(1000);
        RuleFor(command => command.Code).NotEmpty().WithMessage("Enter the code that the app shows.").MaximumLength(40);
    }
}

internal sealed class ReplaceAuthenticatorHandler(IGranciusDb db, AuditTrail audit, IStaffCredentials credentials, TimeProvider clock) : ICommandHandler<ReplaceAuthenticator, RecoveryCodes>
{
    public Task<Result<RecoveryCodes>> Handle(ReplaceAuthenticator command, CancellationToken ct) => db.Atomically<Result<RecoveryCodes>>(async ct =>
    {
        var now = clock.GetUtcNow();
        if (!await db.IsFresh(command.By, command.SessionId, now, ct))
            return StaffErrors.SignInAgain;
        if (await db.StaffMembers.Known(command.By, command.By.Id, ct) is not { } me)
            return StaffErrors.MemberUnknown;
        if (!await credentials.ConfirmAuthenticator(me, command.Sealed, command.Code, ct))
            return StaffErrors.WrongCode;

        await db.EndOthers(command.By, command.SessionId, now, ct);
        await audit.Record(command.By, "authenticator_replaced", "staff", me.Email, "A new authenticator app and new recovery codes; signed out everywhere else", ct);
        return await credentials.NewRecoveryCodes(me.Id, ct);
    }, ct);
}
