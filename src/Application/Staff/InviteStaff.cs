using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>An administrator invites somebody to join with these roles, by a link that is good once and for a week;
/// it is shown, and mailed where mail is set up.</summary>
public sealed record InviteStaff(Actor By, string Name, string Email, IReadOnlyList<StaffRole> Roles) : ICommand<InvitationLink>;

/// <param name="Token">For <c>/invitation/{token}</c>; it is shown now and never again.</param>
/// <param name="Mailed">Whether a letter with the link is under way as well.</param>
public sealed record InvitationLink(string Token, string Email, DateTimeOffset ExpiresAt, bool Mailed);

internal sealed class InviteStaffValidator : AbstractValidator<InviteStaff>
{
    public InviteStaffValidator()
    {
        RuleFor(command => command.Name).NotEmpty().WithMessage("Enter the person's name.").MaximumLength(StaffMember.LongestName);
        RuleFor(command => command.Email).NotEmpty().WithMessage("Enter the person's e-mail address.")
            .EmailAddress().WithMessage("Enter an e-mail address such as name@county.gov.").MaximumLength(StaffMember.LongestEmail);
        RuleFor(command => command.Roles).NotEmpty().WithMessage("Choose at least one role.");
        RuleForEach(command => command.Roles).IsInEnum();
    }
}

internal sealed class InviteStaffHandler(IGranciusDb db, StaffInviting inviting) : ICommandHandler<InviteStaff, InvitationLink>
{
    public Task<Result<InvitationLink>> Handle(InviteStaff command, CancellationToken ct) => db.Atomically(async ct =>
        await inviting.Invite(command.By, command.Name, command.Email, command.Roles, ct), ct);
}
