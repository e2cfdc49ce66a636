using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>The second thing after the password: a code of the authenticator app, each once, or one of the recovery codes.</summary>
public sealed record SignInWithCode(PendingSignIn Pending, string Code, bool Recovery, SignInPlace Place) : ICommand<SignInStep>;

internal sealed class SignInWithCodeValidator : AbstractValidator<SignInWithCode>
{
    public SignInWithCodeValidator() => RuleFor(command => command.Code).NotEmpty().WithMessage("Enter the code.").MaximumLength(40);
}

internal sealed class SignInWithCodeHandler(IStaffCredentials credentials, SignInSteps steps, SignInRecord record) : ICommandHandler<SignInWithCode, SignInStep>
{
    public async Task<Result<SignInStep>> Handle(SignInWithCode command, CancellationToken ct)
    {
        if (await steps.Who(command.Pending, ct) is not { } member)
            return StaffErrors.SignInTooOld;

        var proof = command.Recovery
            ? await credentials.UseRecoveryCode(member.Id, command.Code, ct)
            : await credentials.CheckCode(member.Id, command.Code, ct);
        if (proof == Proof.Right)
            return await steps.Begin(member, command.Recovery ? SignInMeans.PasswordAndRecoveryCode : SignInMeans.PasswordAndCode, null, command.Place, ct);

        await record.Failed(member, proof, command.Recovery ? "recovery code" : "code", ct);
        return StaffErrors.WrongCode;
    }
}
