using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>Somebody who was disabled may sign in again, with what they had.</summary>
public sealed record EnableStaff(Actor By, Guid Id) : ICommand<string>;

internal sealed class EnableStaffValidator : AbstractValidator<EnableStaff>;

internal sealed class EnableStaffHandler(IGranciusDb db, AuditTrail audit) : ICommandHandler<EnableStaff, string>
{
    public Task<Result<string>> Handle(EnableStaff command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        if (await db.StaffMembers.Known(command.By, new StaffId(command.Id), ct) is not { } member)
            return StaffErrors.MemberUnknown;

        member.ComesBack();
        await audit.Record(command.By, "staff_enabled", "staff", member.Email, $"{member.Name} may sign in again, as {StaffQueries.Words(member.Roles)}", ct);
        return member.Name;
    }, ct);
}
