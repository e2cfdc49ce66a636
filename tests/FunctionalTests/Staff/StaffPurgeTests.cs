using System.Globalization;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>What is kept of sign-ins and invitations, and for how long.</summary>
public abstract class StaffPurgeTests(Portal portal) : PortalTest(portal)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    [Fact]
    public async Task A_sign_in_that_is_over_stays_thirty_days_on_the_record_and_the_last_of_each_person_for_good()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var desk = await Portal.SignedIn(member);
        Portal.TimePasses(TimeSpan.FromHours(1));
        using var phone = await Portal.SignedIn(member);
        using var forgotten = await Portal.SignedInAs(StaffRole.Clerk);
        var seen = Portal.Clock.GetUtcNow();
        (await desk.Get("/me")).Status.ShouldBe(302, "it idled");

        Portal.TimePasses(Kept + TimeSpan.FromHours(10));
        await Portal.OldRecordsArePurged();
        (await Portal.Number("SELECT count(*) FROM staff_sessions")).ShouldBe(3, "none of them was over for thirty days: it might have lasted twelve hours");

        Portal.TimePasses(TimeSpan.FromHours(1.1));
        await Portal.OldRecordsArePurged();
        (await Portal.Number("SELECT count(*) FROM staff_sessions")).ShouldBe(2);

        Portal.TimePasses(TimeSpan.FromDays(400));
        await Portal.OldRecordsArePurged();
        (await Portal.Number("SELECT count(*) FROM staff_sessions")).ShouldBe(2);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        (await administrator.Get($"/admin/staff/{member.Id.Value}")).ShouldBe(200).Text.ShouldContain(seen.ToString("MMM d, yyyy", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Whoever_is_signed_in_stays_so()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var longAgo = await Portal.SignedIn(member);
        Portal.TimePasses(Kept + TimeSpan.FromDays(1));
        using var now = await Portal.SignedIn(member);

        await Portal.OldRecordsArePurged();

        (await now.Get("/me")).ShouldBe(200);
        (await Portal.Number("SELECT count(*) FROM staff_sessions")).ShouldBe(1);
    }

    [Fact]
    public async Task An_invitation_goes_thirty_days_after_it_was_good_and_the_trail_keeps_who_was_invited()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        foreach (var email in (string[])["nia@staff.example", "ned@staff.example"])
            (await administrator.Post("/admin/staff/invite", null, ("Name", "Nia New"), ("Email", email), ("Roles", "Clerk"))).ShouldBe(200);
        await Portal.RunSql("UPDATE staff_invitations SET accepted_at = invited_at WHERE email LIKE 'ned%'");

        Portal.TimePasses(StaffInvitation.GoodFor + Kept - TimeSpan.FromMinutes(1));
        await Portal.OldRecordsArePurged();
        (await Portal.Number("SELECT count(*) FROM staff_invitations")).ShouldBe(2);

        Portal.TimePasses(TimeSpan.FromMinutes(2));
        await Portal.OldRecordsArePurged();
        (await Portal.Number("SELECT count(*) FROM staff_invitations")).ShouldBe(0);
        (await Portal.AuditedActions()).ShouldBe(["staff_invited", "staff_invited"]);
    }
}

[Collection(OnSqlite.Name)]
public sealed class StaffPurgeOnSqlite(SqlitePortal portal) : StaffPurgeTests(portal);

[Collection(OnPostgres.Name)]
public sealed class StaffPurgeOnPostgres(PostgresPortal portal) : StaffPurgeTests(portal);
