using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>What an administrator does for others, and what nobody does to himself.</summary>
public abstract class StaffAdministrationTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task Nobody_changes_their_own_roles_or_sends_themselves_away()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var here = $"/admin/staff/{administrator.Actor!.Id.Value}";

        foreach (var (handler, fields) in ((string, (string, string)[])[])[("roles", [("Roles", "FinanceApprover"), ("Roles", "Administrator")]), ("disable", []), ("reset", [])])
            (await administrator.Post("/me", $"{here}?handler={handler}", fields)).ShouldBe(200).Text.ShouldContain("another administrator has to do this");

        (await administrator.Get(here)).ShouldBe(200).Text.ShouldNotContain("Save the roles");
        (await Portal.AuditedActions()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_administrators_who_send_each_other_away_at_once_leave_one()
    {
        using var one = await Portal.SignedInAs(StaffRole.Administrator);
        using var other = await Portal.SignedInAs(StaffRole.Administrator);
        await Portal.RunSql("UPDATE staff_members SET disabled_at = 1 WHERE email = 'admin@co-hernando-fl.example'");
        var (first, second) = ($"/admin/staff/{one.Actor!.Id.Value}", $"/admin/staff/{other.Actor!.Id.Value}");

        await Task.WhenAll(one.Post("/me", $"{second}?handler=disable"), other.Post("/me", $"{first}?handler=disable"));

        (await Portal.Number($"SELECT count(*) FROM staff_members WHERE roles LIKE '%Administrator%' AND disabled_at IS NULL AND email LIKE '%@staff.example'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        using var one = await Portal.SignedInAs(StaffRole.Administrator, Portal.City);
        await Portal.RunSql("UPDATE staff_members SET roles = 'Clerk' WHERE email = 'admin@city-brooksville-fl.example'");
        using var other = await Portal.SignedInAs([StaffRole.Administrator, StaffRole.Clerk], Portal.City);
        var here = $"/admin/staff/{other.Actor!.Id.Value}";
        (await one.Post(here, $"{here}?handler=roles", ("Roles", "Clerk"))).ShouldBe(303);

        (await other.Post("/me", $"/admin/staff/{one.Actor!.Id.Value}?handler=disable")).Status.ShouldBe(403, "an administrator no longer");
        (await one.Get("/admin/staff")).ShouldBe(200);
    }

    [Fact]
    public async Task A_reset_takes_the_second_factor_away_and_ends_every_sign_in()
    {
        var finance = await Portal.AMember([StaffRole.Finance]);
        using var browser = Portal.ABrowser();
        await browser.SetsUp(finance, Portal.Clock);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var here = $"/admin/staff/{finance.Id.Value}";
        (await administrator.Get(here)).ShouldBe(200).Text.ShouldContain("password, authenticator app");

        (await administrator.Post(here, $"{here}?handler=reset")).ShouldBe(303);

        (await browser.Get("/me")).ShouldBe(302);
        (await browser.SignsIn(finance)).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");
        (await Portal.AuditedActions()).ShouldContain("staff_second_factor_reset");
    }

    [Fact]
    public async Task The_staff_of_another_jurisdiction_are_nobodys()
    {
        var stranger = await Portal.AMember([StaffRole.Administrator], Portal.City);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var there = $"/admin/staff/{stranger.Id.Value}";

        (await administrator.Get(there)).ShouldBe(404);
        foreach (var handler in (string[])["roles", "disable", "enable", "reset"])
            (await administrator.Post("/me", $"{there}?handler={handler}", ("Roles", "Clerk"))).ShouldBe(404);
        (await administrator.Get("/admin/staff")).ShouldBe(200).Text.ShouldNotContain("Brooksville");
    }

    [Fact]
    public async Task Roles_that_meet_in_one_person_are_written_down_plainly()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var here = $"/admin/staff/{member.Id.Value}";

        (await administrator.Post(here, $"{here}?handler=roles", ("Roles", "Finance"), ("Roles", "FinanceApprover"))).ShouldBe(303);

        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE what LIKE '%drafts schedules and approves others%'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_long_list_is_read_in_pages()
    {
        for (var one = 0; one < 3; one++)
            await Portal.AMember([StaffRole.Clerk], password: null);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);

        var all = (await administrator.Get("/admin/staff")).ShouldBe(200).Text;
        var rest = (await administrator.Get("/admin/staff?after=" + Uri.EscapeDataString("Casey Clerk\nclerk@co-hernando-fl.example"))).ShouldBe(200).Text;

        all.ShouldContain("Adrian Admin");
        rest.ShouldNotContain("Adrian Admin");
        rest.ShouldContain("Sol Supervisor");
    }
}

[Collection(OnSqlite.Name)]
public sealed class StaffAdministrationOnSqlite(SqlitePortal portal) : StaffAdministrationTests(portal);

[Collection(OnPostgres.Name)]
public sealed class StaffAdministrationOnPostgres(PostgresPortal portal) : StaffAdministrationTests(portal);
