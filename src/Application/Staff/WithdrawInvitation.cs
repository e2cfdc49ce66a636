using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>An invitation that was not used is good no longer.</summary>
public sealed record WithdrawInvitation(Actor By, Guid Id) : ICommand<string>;

internal sealed class WithdrawInvitationValidator : AbstractValidator<WithdrawInvitation>;

internal sealed class WithdrawInvitationHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<WithdrawInvitation, string>
{
    public Task<Result<string>> Handle(WithdrawInvitation command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        var found = await db.StaffInvitations.Where(invitation => invitation.JurisdictionId == command.By.JurisdictionId && invitation.Id == command.Id)
            .ForUpdate().SingleOrDefaultAsync(ct);
        if (found is not { AcceptedAt: null })
            return StaffErrors.InvitationUnknown;

        found.IsWithdrawn(clock.GetUtcNow());
        await audit.Record(command.By, "invitation_withdrawn", "staff", found.Email, $"The invitation of {found.Name} was withdrawn", ct);
        return found.Email;
    }, ct);
}
