using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>What the invited person's browser is asked, to join with a passkey in the place of a password.</summary>
public sealed record AskForFirstPasskey(string Token) : IQuery<PasskeyQuestion>;

internal sealed class AskForFirstPasskeyValidator : AbstractValidator<AskForFirstPasskey>
{
    public AskForFirstPasskeyValidator() => RuleFor(query => query.Token).NotEmpty().MaximumLength(100);
}

internal sealed class AskForFirstPasskeyHandler(StaffInviting inviting, IPasskeys passkeys) : IQueryHandler<AskForFirstPasskey, PasskeyQuestion>
{
    public async Task<Result<PasskeyQuestion>> Handle(AskForFirstPasskey query, CancellationToken ct)
    {
        if (await inviting.Find(query.Token, ct) is not { } invitation)
            return StaffErrors.InvitationUnknown;

        var id = (await inviting.Returning(invitation, ct))?.Id ?? new StaffId(invitation.Id);
        return await passkeys.AskToMake(id, invitation.Email, invitation.Name, ct);
    }
}
