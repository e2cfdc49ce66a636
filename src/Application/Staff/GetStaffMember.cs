using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>One person of the jurisdiction, for the administrator: who it is and by what they sign in.</summary>
public sealed record GetStaffMember(Actor By, Guid Id) : IQuery<StaffMemberDetails>;

public sealed record StaffMemberDetails(
    Guid Id, string Name, string Email, IReadOnlyList<StaffRole> Roles, DateTimeOffset JoinedAt, DateTimeOffset? DisabledAt, SignInWays Ways, DateTimeOffset? LastSeenAt);

internal sealed class GetStaffMemberValidator : AbstractValidator<GetStaffMember>;

internal sealed class GetStaffMemberHandler(IGranciusDb db, IStaffCredentials credentials) : IQueryHandler<GetStaffMember, StaffMemberDetails>
{
    public async Task<Result<StaffMemberDetails>> Handle(GetStaffMember query, CancellationToken ct)
    {
        var id = new StaffId(query.Id);
        if (await db.StaffMembers.AsNoTracking().Known(query.By, id, ct) is not { } member)
            return StaffErrors.MemberUnknown;

        var seen = await db.StaffSessions.AsNoTracking().Where(session => session.StaffId == id).OrderByDescending(session => session.SeenAt)
            .Select(session => (DateTimeOffset?)session.SeenAt).FirstOrDefaultAsync(ct);
        return new StaffMemberDetails(
            query.Id, member.Name, member.Email, member.Roles, member.JoinedAt, member.DisabledAt, await credentials.WaysOf(id, ct), seen);
    }
}
