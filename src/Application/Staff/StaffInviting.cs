using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Mail;
using Grancius.Domain.Common;
using Grancius.Domain.Mail;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>Makes an invitation, whoever asks for it. A new one for the same address takes the place of the one before.</summary>
internal sealed class StaffInviting(IGranciusDb db, AuditTrail audit, StaffTokens tokens, Mailbox mailbox, PublicAddress site, TimeProvider clock)
{
    public async Task<Result<InvitationLink>> Invite(
        Actor by, string name, string email, IReadOnlyList<StaffRole> roles, CancellationToken ct)
    {
        var jurisdiction = by.JurisdictionId;
        var (address, now, token) = (StaffMember.AddressOf(email), clock.GetUtcNow(), tokens.Next());
        // Who was disabled may be invited back, and chooses anew what to sign in with.
        if (await db.StaffMembers.AnyAsync(member => member.Email == address && (member.DisabledAt == null || member.JurisdictionId != jurisdiction), ct))
            return StaffErrors.AlreadyStaff;

        foreach (var before in await db.StaffInvitations
            .Where(before => before.JurisdictionId == jurisdiction && before.Email == address && before.AcceptedAt == null && before.WithdrawnAt == null)
            .Take(PageLimit.Most).ToListAsync(ct))
            before.IsWithdrawn(now);
        var invitation = StaffInvitation.Of(jurisdiction, name, address, roles, token, by.Id, now);
        db.StaffInvitations.Add(invitation);
        await audit.Record(by, "staff_invited", "staff", address, $"{invitation.Name}, as {StaffQueries.Words(invitation.Roles)}{StaffQueries.Meeting(invitation.Roles)}", ct);
        var own = await db.Jurisdictions.AsNoTracking().SingleAsync(own => own.Id == jurisdiction, ct);
        mailbox.Put(jurisdiction, LetterKind.Invitation, invitation.Name, address, InvitationLetter.Of(invitation, own, new Uri(site.Url, $"invitation/{token}")), invitation.Id);
        return new InvitationLink(token, address, invitation.ExpiresAt, mailbox.IsOn);
    }

    /// <summary>The invitation behind a link, while it is good; locked, to be used.</summary>
    public async Task<StaffInvitation?> Open(string token, CancellationToken ct) => Good(await Behind(token).ForUpdate().SingleOrDefaultAsync(ct));

    /// <summary>The same, to be shown.</summary>
    public async Task<StaffInvitation?> Find(string token, CancellationToken ct) => Good(await Behind(token).AsNoTracking().SingleOrDefaultAsync(ct));

    /// <summary>Who it is that comes back; null where they are new.</summary>
    public Task<StaffMember?> Returning(StaffInvitation invitation, CancellationToken ct) => db.StaffMembers.SingleOrDefaultAsync(
        member => member.Email == invitation.Email && member.JurisdictionId == invitation.JurisdictionId && member.DisabledAt != null, ct);

    private IQueryable<StaffInvitation> Behind(string token)
    {
        var hash = SecretHash.Of(token);
        return db.StaffInvitations.Where(invitation => invitation.Hash == hash);
    }

    private StaffInvitation? Good(StaffInvitation? found) => found?.IsOpen(clock.GetUtcNow()) == true ? found : null;
}
