using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>Somebody signs in no more, and is signed out everywhere at once.</summary>
public sealed record DisableStaff(Actor By, Guid Id) : ICommand<string>;

internal sealed class DisableStaffValidator : AbstractValidator<DisableStaff>;

internal sealed class DisableStaffHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<DisableStaff, string>
{
    public Task<Result<string>> Handle(DisableStaff command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        var all = await db.StaffMembers.Everybody(command.By, ct);
        if (all.SingleOrDefault(one => one.Id.Value == command.Id) is not { } member)
            return StaffErrors.MemberUnknown;
        if (member.Id == command.By.Id)
            return StaffErrors.OwnAccount;
        if (StaffMember.IsLastAdministrator(all, member))
            return StaffErrors.LastAdministrator;

        var now = clock.GetUtcNow();
        member.IsSentAway(now);
        await db.StaffSessions.OpenOf(member.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), ct);
        await audit.Record(command.By, "staff_disabled", "staff", member.Email, $"{member.Name} may sign in no more and was signed out everywhere", ct);
        return member.Name;
    }, ct);
}
