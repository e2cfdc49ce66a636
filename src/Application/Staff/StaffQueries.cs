using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

internal static class StaffQueries
{
    public static IQueryable<StaffMember> Of(this IQueryable<StaffMember> members, Actor by) =>
        members.Where(member => member.JurisdictionId == by.JurisdictionId);

    public static Task<StaffMember?> Known(this IQueryable<StaffMember> members, Actor by, StaffId id, CancellationToken ct) =>
        members.Of(by).SingleOrDefaultAsync(member => member.Id == id, ct);

    /// <summary>Everybody of the jurisdiction, locked in one order: who is the last administrator must not change meanwhile.</summary>
    public static Task<List<StaffMember>> Everybody(this IQueryable<StaffMember> members, Actor by, CancellationToken ct) =>
        members.Of(by).OrderBy(member => member.Id).ForUpdate().ToListAsync(ct);

    public static IQueryable<StaffSession> OpenOf(this IQueryable<StaffSession> sessions, StaffId id) =>
        sessions.Where(session => session.StaffId == id && session.EndedAt == null);

    public static Task<Jurisdiction> JurisdictionOf(this IGranciusDb db, JurisdictionId id, CancellationToken ct) =>
        db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == id, ct);

    /// <summary>On whose behalf something is written down before they are signed in.</summary>
    public static Actor AsActor(this StaffMember member) => new(member.Id, member.Name, member.JurisdictionId, "", member.Roles);

    public static string Words(IEnumerable<StaffRole> roles) => string.Join(", ", roles.Select(Word));

    /// <summary>Says plainly where one person comes to hold what two should: each thing still needs two, but they could be either.</summary>
    public static string Meeting(IReadOnlyList<StaffRole> roles)
    {
        var both = new List<string>();
        if (StaffPermissions.Allow(roles, StaffAction.WaiveFees) && StaffPermissions.Allow(roles, StaffAction.ApproveWaivers))
            both.Add("asks for waivers and approves others' waivers");
        if (StaffPermissions.Allow(roles, StaffAction.MaintainRegister) && StaffPermissions.Allow(roles, StaffAction.ApproveSchedules))
            both.Add("drafts schedules and approves others' schedules");
        if (roles.Contains(StaffRole.Administrator) && roles.Count > 1)
            both.Add("invites staff and works beside them");
        return both.Count == 0 ? "" : $" ({string.Join("; ", both)})";
    }

    /// <summary>As a person says it: "finance approver".</summary>
    public static string Word(StaffRole role) => role switch
    {
        StaffRole.Clerk => "clerk",
        StaffRole.Supervisor => "supervisor",
        StaffRole.Finance => "finance",
        StaffRole.FinanceApprover => "finance approver",
        StaffRole.Administrator => "administrator",
        StaffRole.Auditor => "auditor",
    };
}
