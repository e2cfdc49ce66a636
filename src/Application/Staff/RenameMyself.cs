using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>The name by which others see what one did.</summary>
public sealed record RenameMyself(Actor By, string Name) : ICommand<string>;

internal sealed class RenameMyselfValidator : AbstractValidator<RenameMyself>
{
    public RenameMyselfValidator() => RuleFor(command => command.Name).NotEmpty().WithMessage("Enter your name.").MaximumLength(StaffMember.LongestName);
}

internal sealed class RenameMyselfHandler(IGranciusDb db, AuditTrail audit) : ICommandHandler<RenameMyself, string>
{
    public Task<Result<string>> Handle(RenameMyself command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        if (await db.StaffMembers.Known(command.By, command.By.Id, ct) is not { } me)
            return StaffErrors.MemberUnknown;

        me.IsCalled(command.Name);
        await audit.Record(command.By, "staff_renamed", "staff", me.Email, $"From {command.By.Name} to {me.Name}", ct);
        return me.Name;
    }, ct);
}
