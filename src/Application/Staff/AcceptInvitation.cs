using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>The invited person joins with a password of their own; the second factor comes next, where they owe one.</summary>
public sealed record AcceptInvitation(string Token, string Name, string Password, SignInPlace Place) : ICommand<SignInStep>;

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator()
    {
        RuleFor(command => command.Token).NotEmpty().MaximumLength(100);
        RuleFor(command => command.Name).NotEmpty().WithMessage("Enter your name.").MaximumLength(StaffMember.LongestName);
        RuleFor(command => command.Password).NotEmpty().WithMessage("Choose a password.").MaximumLength(PasswordRule.Most);
    }
}

internal sealed class AcceptInvitationHandler(IGranciusDb db, IStaffCredentials credentials, StaffJoining joining, SignInSteps steps)
    : ICommandHandler<AcceptInvitation, SignInStep>
{
    public async Task<Result<SignInStep>> Handle(AcceptInvitation command, CancellationToken ct)
    {
        var hash = credentials.HashOf(command.Password);
        var joined = await db.Atomically(async ct => await joining.Join(command.Token, command.Name, command.Password, hash, ct), ct);
        return joined.Error is { } error ? error : await steps.AfterPassword(joined.Value, command.Place, ct);
    }
}
