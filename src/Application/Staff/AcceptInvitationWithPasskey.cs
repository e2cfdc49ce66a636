using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>The invited person joins with a passkey, which is both factors: they are in.</summary>
public sealed record AcceptInvitationWithPasskey(string Token, string Name, string State, string Answer, SignInPlace Place) : ICommand<SignInStep>;

internal sealed class AcceptInvitationWithPasskeyValidator : AbstractValidator<AcceptInvitationWithPasskey>
{
    public AcceptInvitationWithPasskeyValidator()
    {
        RuleFor(command => command.Token).NotEmpty().MaximumLength(100);
        RuleFor(command => command.Name).NotEmpty().WithMessage("Enter your name.").MaximumLength(StaffMember.LongestName);
        RuleFor(command => command.State).NotEmpty().MaximumLength(8000);
        RuleFor(command => command.Answer).NotEmpty().MaximumLength(20_000);
    }
}

internal sealed class AcceptInvitationWithPasskeyHandler(IGranciusDb db, IPasskeys passkeys, StaffJoining joining, SignInSteps steps)
    : ICommandHandler<AcceptInvitationWithPasskey, SignInStep>
{
    public async Task<Result<SignInStep>> Handle(AcceptInvitationWithPasskey command, CancellationToken ct)
    {
        var joined = await db.Atomically<Result<StaffMember>>(async ct =>
        {
            var member = await joining.Join(command.Token, command.Name, null, null, ct);
            if (!member.IsSuccess)
                return member;

            var made = await passkeys.Make(member.Value.Id, command.State, command.Answer, "First passkey", ct);
            return made.Error is { } error ? error : member;
        }, ct);
        return joined.Error is { } error ? error : await steps.Begin(joined.Value, SignInMeans.Passkey, null, command.Place, ct);
    }
}
