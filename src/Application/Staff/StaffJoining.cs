using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>Makes a member of staff out of an invitation, once.</summary>
internal sealed class StaffJoining(IGranciusDb db, AuditTrail audit, IStaffCredentials credentials, StaffInviting inviting, TimeProvider clock)
{
    /// <param name="password">Null where they come with a passkey.</param>
    public async Task<Result<StaffMember>> Join(string token, string name, string? password, string? hash, CancellationToken ct)
    {
        if (await inviting.Open(token, ct) is not { } invitation)
            return StaffErrors.InvitationUnknown;

        var jurisdiction = await db.JurisdictionOf(invitation.JurisdictionId, ct);
        if (password is not null && PasswordRule.Refuses(password, name, invitation.Email, jurisdiction.Name, jurisdiction.Slug) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        invitation.IsAccepted(now);
        if (await inviting.Returning(invitation, ct) is { } returning)
        {
            returning.ComesBack(name, invitation.Roles);
            await credentials.StartOver(returning.Id, hash, ct);
            await Joined(returning, ct);
            return returning;
        }

        if (await db.StaffMembers.AnyAsync(member => member.Email == invitation.Email, ct))
            return StaffErrors.InvitationUnknown;

        // Their id is the invitation's: a passkey that is made while they join already carries it.
        var member = StaffMember.Join(new StaffId(invitation.Id), invitation.JurisdictionId, name, invitation.Email, invitation.Roles, now);
        db.StaffMembers.Add(member);
        await credentials.Make(member, hash, ct);
        await Joined(member, ct);
        return member;
    }

    private Task Joined(StaffMember member, CancellationToken ct) =>
        audit.Record(member.AsActor(), "staff_joined", "staff", member.Email, $"Accepted the invitation, as {StaffQueries.Words(member.Roles)}", ct);
}
