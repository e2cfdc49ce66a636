using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>
/// By e-mail address and password. Refused with the same words, after about the same time, whether nobody has the address,
/// the password is wrong, or the account is locked or disabled.
/// </summary>
public sealed record SignIn(string Email, string Password, SignInPlace Place) : ICommand<SignInStep>;

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(command => command.Email).NotEmpty().WithMessage("Enter your e-mail address.").MaximumLength(StaffMember.LongestEmail);
        RuleFor(command => command.Password).NotEmpty().WithMessage("Enter your password.").MaximumLength(PasswordRule.Most);
    }
}

internal sealed class SignInHandler(IGranciusDb db, IStaffCredentials credentials, SignInSteps steps, SignInRecord record) : ICommandHandler<SignIn, SignInStep>
{
    public async Task<Result<SignInStep>> Handle(SignIn command, CancellationToken ct)
    {
        var email = StaffMember.AddressOf(command.Email);
        var member = await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(member => member.Email == email, ct);
        var proof = await credentials.CheckPassword(member?.Id, command.Password, ct);
        if (member is null)
            return StaffErrors.WrongSignIn;
        if (proof != Proof.Right || member.IsDisabled)
        {
            await record.Failed(member, proof, "password", ct);
            return StaffErrors.WrongSignIn;
        }

        return await steps.AfterPassword(member, command.Place, ct);
    }
}
