using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>What a link invites to; refused when it is not good any more.</summary>
public sealed record GetInvitation(string Token) : IQuery<InvitationDetails>;

public sealed record InvitationDetails(Guid Id, string Name, string Email, string Jurisdiction, IReadOnlyList<StaffRole> Roles, DateTimeOffset ExpiresAt);

internal sealed class GetInvitationValidator : AbstractValidator<GetInvitation>
{
    public GetInvitationValidator() => RuleFor(query => query.Token).NotEmpty().MaximumLength(100);
}

internal sealed class GetInvitationHandler(IGranciusDb db, TimeProvider clock) : IQueryHandler<GetInvitation, InvitationDetails>
{
    public async Task<Result<InvitationDetails>> Handle(GetInvitation query, CancellationToken ct)
    {
        var hash = SecretHash.Of(query.Token);
        var found = await (
            from invitation in db.StaffInvitations.AsNoTracking()
            where invitation.Hash == hash
            join jurisdiction in db.Jurisdictions on invitation.JurisdictionId equals jurisdiction.Id
            select new { invitation, jurisdiction.Name }).SingleOrDefaultAsync(ct);
        return found?.invitation.IsOpen(clock.GetUtcNow()) == true
            ? new InvitationDetails(found.invitation.Id, found.invitation.Name, found.invitation.Email, found.Name, found.invitation.Roles, found.invitation.ExpiresAt)
            : StaffErrors.InvitationUnknown;
    }
}
