using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>The operator invites an administrator from the command line: how the first one comes in, and one more where all have left.</summary>
public sealed record InviteAdministrator(string Jurisdiction, string Email) : ICommand<InvitationLink>;

internal sealed class InviteAdministratorValidator : AbstractValidator<InviteAdministrator>
{
    public InviteAdministratorValidator()
    {
        RuleFor(command => command.Jurisdiction).NotEmpty().MaximumLength(80);
        RuleFor(command => command.Email).NotEmpty().EmailAddress().MaximumLength(StaffMember.LongestEmail);
    }
}

internal sealed class InviteAdministratorHandler(IGranciusDb db, StaffInviting inviting) : ICommandHandler<InviteAdministrator, InvitationLink>
{
    public Task<Result<InvitationLink>> Handle(InviteAdministrator command, CancellationToken ct) => db.Atomically<Result<InvitationLink>>(async ct =>
    {
        if (await db.Jurisdictions.AsNoTracking().SingleOrDefaultAsync(jurisdiction => jurisdiction.Slug == command.Jurisdiction, ct) is not { } jurisdiction)
            return JurisdictionErrors.Unknown(command.Jurisdiction);

        var operatorOfTheSite = new Actor(new StaffId(Guid.Empty), "The operator, at the command line", jurisdiction.Id, jurisdiction.Slug, []);
        return await inviting.Invite(operatorOfTheSite, command.Email.Split('@')[0], command.Email, [StaffRole.Administrator], ct);
    }, ct);
}
