using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>The first code of an authenticator app: from now on it is the second factor, and they are in.</summary>
public sealed record SetUpAuthenticator(PendingSignIn Pending, string Sealed, string Code, SignInPlace Place) : ICommand<AuthenticatorSetUp>;

/// <param name="Session">The session's secret for the browser.</param>
public sealed record AuthenticatorSetUp(string Session, RecoveryCodes Recovery, IReadOnlyList<StaffRole> Roles);

internal sealed class SetUpAuthenticatorValidator : AbstractValidator<SetUpAuthenticator>
{
    public SetUpAuthenticatorValidator()
    {
        RuleFor(command => command.Sealed).NotEmpty().MaximumLength(1000);
        RuleFor(command => command.Code).NotEmpty().WithMessage("Enter the code that the app shows.").MaximumLength(40);
    }
}

internal sealed class SetUpAuthenticatorHandler(IGranciusDb db, AuditTrail audit, IStaffCredentials credentials, SignInSteps steps) : ICommandHandler<SetUpAuthenticator, AuthenticatorSetUp>
{
    public async Task<Result<AuthenticatorSetUp>> Handle(SetUpAuthenticator command, CancellationToken ct)
    {
        if (await steps.Who(command.Pending, ct) is not { } member)
            return StaffErrors.SignInTooOld;

        var codes = await db.Atomically<Result<RecoveryCodes>>(async ct =>
        {
            if (!(await credentials.WaysOf(member.Id, ct)).LacksSecondFactor)
                return StaffErrors.SignInTooOld;
            if (!await credentials.ConfirmAuthenticator(member, command.Sealed, command.Code, ct))
                return StaffErrors.WrongCode;
            var made = await credentials.NewRecoveryCodes(member.Id, ct);
            await audit.Record(member.AsActor(), "authenticator_set_up", "staff", member.Email, "A second factor where there was none", ct);
            return made;
        }, ct);
        if (codes.Error is { } error)
            return error;

        var step = await steps.Begin(member, SignInMeans.PasswordAndCode, null, command.Place, ct);
        return new AuthenticatorSetUp(step.Session!, codes.Value, step.Roles);
    }
}
