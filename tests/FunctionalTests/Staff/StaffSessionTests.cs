using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>How a sign-in lasts and ends: always at the next request.</summary>
public abstract class StaffSessionTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task Signing_out_ends_the_session_itself_and_not_only_the_cookie()
    {
        using var browser = await Portal.SignedInAs(StaffRole.Administrator);

        (await browser.Post("/me", "/sign-out")).ShouldBe(303).Location.ShouldBe("/sign-in");

        (await browser.Get("/me")).ShouldBe(302);
        (await Portal.Number("SELECT count(*) FROM staff_sessions WHERE ended_at IS NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task One_of_several_sign_ins_is_ended_from_another_and_all_of_them_at_once()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var desk = await Portal.SignedIn(member);
        using var phone = await Portal.SignedIn(member);
        using var tablet = await Portal.SignedIn(member);
        (await phone.Get("/me")).ShouldBe(200);
        var page = (await desk.Get("/me")).ShouldBe(200).Text;
        var sessions = page.Split("name=\"session\" value=\"").Skip(1).Select(rest => rest[..36]).ToList();
        sessions.Count.ShouldBe(3);

        var target = await SessionOf(phone, sessions);
        (await desk.Post("/me", "/me?handler=end", ("session", target))).ShouldBe(303).Location.ShouldBe("/me");
        (await phone.Get("/me")).ShouldBe(302);
        (await tablet.Get("/me")).ShouldBe(200);

        (await desk.Post("/me", "/me?handler=everywhere")).ShouldBe(303).Location.ShouldBe("/sign-in");
        (await tablet.Get("/me")).ShouldBe(302);
        (await desk.Get("/me")).ShouldBe(302);
    }

    [Fact]
    public async Task What_ends_on_one_node_has_ended_on_every_other()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var here = await Portal.SignedIn(member);
        using var there = await Portal.SignedIn(member, node: await Portal.AnotherNode());
        (await there.Get("/me")).ShouldBe(200);

        (await here.Post("/me", "/me?handler=everywhere")).ShouldBe(303);

        (await there.Get("/me")).ShouldBe(302);
    }

    [Fact]
    public async Task Nobody_ends_somebody_elses_sign_in()
    {
        using var victim = await Portal.SignedInAs(StaffRole.Finance);
        using var other = await Portal.SignedInAs(StaffRole.Finance);
        var session = (await victim.Get("/me")).Text.Split("name=\"session\" value=\"")[1][..36];

        await other.Post("/me", "/me?handler=end", ("session", session));

        (await victim.Get("/me")).ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_does_nothing_for_half_an_hour_is_out()
    {
        using var browser = await Portal.SignedInAs(StaffRole.Clerk);
        for (var visit = 0; visit < 3; visit++)
        {
            Portal.TimePasses(TimeSpan.FromMinutes(29));
            (await browser.Get("/me")).ShouldBe(200);
        }

        Portal.TimePasses(TimeSpan.FromMinutes(31));
        (await browser.Get("/me")).ShouldBe(302);
    }

    [Fact]
    public async Task Nobody_stays_for_longer_than_twelve_hours()
    {
        using var browser = await Portal.SignedInAs(StaffRole.Clerk);
        for (var visit = 0; visit < 28; visit++)
        {
            Portal.TimePasses(TimeSpan.FromMinutes(25));
            (await browser.Get("/me")).ShouldBe(200);
        }

        Portal.TimePasses(TimeSpan.FromMinutes(25));
        (await browser.Get("/me")).ShouldBe(302);
    }

    [Fact]
    public async Task What_somebody_may_do_is_read_anew_at_every_request()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var browser = await Portal.SignedIn(member);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        (await browser.Get("/admin/staff")).ShouldBe(403);

        (await administrator.Post($"/admin/staff/{member.Id.Value}", $"/admin/staff/{member.Id.Value}?handler=roles", ("Roles", "Finance"), ("Roles", "Administrator"))).ShouldBe(303);
        (await browser.Get("/admin/staff")).ShouldBe(200);

        (await administrator.Post($"/admin/staff/{member.Id.Value}", $"/admin/staff/{member.Id.Value}?handler=disable")).ShouldBe(303);
        (await browser.Get("/me")).ShouldBe(302);
        (await administrator.Post($"/admin/staff/{member.Id.Value}", $"/admin/staff/{member.Id.Value}?handler=enable")).ShouldBe(303);
        (await browser.Get("/me")).Status.ShouldBe(302, "what was ended stays so");
        (await Portal.AuditedActions()).ShouldBe(["staff_roles_changed", "staff_disabled", "staff_enabled"]);
    }

    /// <summary>The one that ends when it is signed out of is that browser's own.</summary>
    private static async Task<string> SessionOf(StaffBrowser browser, IReadOnlyList<string> sessions)
    {
        var page = (await browser.Get("/me")).Text;
        var here = page[..page.IndexOf("(here)", StringComparison.Ordinal)];
        return sessions.Single(session => page.IndexOf(session, StringComparison.Ordinal) is var at && at > here.Length
            && !page[here.Length..at].Contains("</tr>", StringComparison.Ordinal));
    }
}

[Collection(OnSqlite.Name)]
public sealed class StaffSessionsOnSqlite(SqlitePortal portal) : StaffSessionTests(portal);

[Collection(OnPostgres.Name)]
public sealed class StaffSessionsOnPostgres(PostgresPortal portal) : StaffSessionTests(portal);
