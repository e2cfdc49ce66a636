using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>A new password, for whoever knows the present one; the first one, for whoever signed in a moment ago. Every other sign-in ends.</summary>
/// <param name="Current">Empty where there is none yet.</param>
public sealed record ChangePassword(Actor By, Guid SessionId, string Current, string Password) : ICommand<bool>;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(command => command.Current).MaximumLength(PasswordRule.Most);
        RuleFor(command => command.Password).NotEmpty().WithMessage("Choose a password.").MaximumLength(PasswordRule.Most);
    }
}

internal sealed class ChangePasswordHandler(IGranciusDb db, AuditTrail audit, IStaffCredentials credentials, TimeProvider clock) : ICommandHandler<ChangePassword, bool>
{
    public async Task<Result<bool>> Handle(ChangePassword command, CancellationToken ct)
    {
        var me = command.By;
        var now = clock.GetUtcNow();
        if ((await credentials.WaysOf(me.Id, ct)).Password)
        {
            if (await credentials.CheckPassword(me.Id, command.Current, ct) != Proof.Right)
                return StaffErrors.WrongPassword;
        }
        else if (!await db.IsFresh(me, command.SessionId, now, ct))
        {
            return StaffErrors.SignInAgain;
        }

        var hash = credentials.HashOf(command.Password);
        return await db.Atomically<Result<bool>>(async ct =>
        {
            var jurisdiction = await db.JurisdictionOf(me.JurisdictionId, ct);
            if (await db.StaffMembers.Known(me, me.Id, ct) is not { } member)
                return StaffErrors.MemberUnknown;
            if (PasswordRule.Refuses(command.Password, member.Name, member.Email, jurisdiction.Name, jurisdiction.Slug) is { } refusal)
                return refusal;

            await credentials.SetPassword(me.Id, hash, ct);
            await db.EndOthers(me, command.SessionId, now, ct);
            await audit.Record(me, "password_changed", "staff", member.Email, "A new password; signed out everywhere else", ct);
            return true;
        }, ct);
    }
}
