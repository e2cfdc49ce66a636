using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>
/// An administrator changes what somebody may do; it is so at that person's next request. Nobody changes their own roles, and
/// one administrator stays.
/// </summary>
public sealed record ChangeRoles(Actor By, Guid Id, IReadOnlyList<StaffRole> Roles) : ICommand<string>;

internal sealed class ChangeRolesValidator : AbstractValidator<ChangeRoles>
{
    public ChangeRolesValidator()
    {
        RuleFor(command => command.Roles).NotEmpty().WithMessage("Choose at least one role.");
        RuleForEach(command => command.Roles).IsInEnum();
    }
}

internal sealed class ChangeRolesHandler(IGranciusDb db, AuditTrail audit) : ICommandHandler<ChangeRoles, string>
{
    public Task<Result<string>> Handle(ChangeRoles command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        var all = await db.StaffMembers.Everybody(command.By, ct);
        if (all.SingleOrDefault(one => one.Id.Value == command.Id) is not { } member)
            return StaffErrors.MemberUnknown;
        if (member.Id == command.By.Id)
            return StaffErrors.OwnAccount;
        if (!command.Roles.Contains(StaffRole.Administrator) && StaffMember.IsLastAdministrator(all, member))
            return StaffErrors.LastAdministrator;

        var before = StaffQueries.Words(member.Roles);
        member.Gets(command.Roles);
        await audit.Record(command.By, "staff_roles_changed", "staff", member.Email, $"{member.Name}: from {before} to {StaffQueries.Words(member.Roles)}{StaffQueries.Meeting(member.Roles)}", ct);
        return member.Name;
    }, ct);
}
