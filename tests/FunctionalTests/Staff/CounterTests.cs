using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>Registered counters: where, and only where, a clerk needs no second factor.</summary>
public abstract class CounterTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task A_clerk_at_a_registered_counter_needs_the_password_alone_and_nobody_else_does()
    {
        using var machine = await ARegisteredMachine();
        var clerk = await Portal.AMember([StaffRole.Clerk]);
        var both = await Portal.AMember([StaffRole.Clerk, StaffRole.Finance]);

        (await machine.SignsIn(both)).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");
        (await machine.SignsIn(clerk, returnUrl: "/me")).ShouldBe(303).Location.ShouldBe("/me");
        (await machine.Get("/me")).ShouldBe(200).Text.ShouldContain("Password at Front counter");
        using var home = Portal.ABrowser();
        (await home.SignsIn(clerk)).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");
    }

    [Fact]
    public async Task A_counter_that_is_withdrawn_lets_nobody_in_any_more_and_those_who_are_in_are_out()
    {
        using var machine = await ARegisteredMachine();
        var clerk = await Portal.AMember([StaffRole.Clerk]);
        await machine.SignsIn(clerk);
        (await machine.Get("/me")).ShouldBe(200);
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);
        var counter = (await supervisor.Get("/admin/counters")).ShouldBe(200).Text.Split("name=\"counter\" value=\"")[1][..36];

        (await supervisor.Post("/admin/counters", "/admin/counters?handler=withdraw", ("counter", counter))).ShouldBe(303);

        (await machine.Get("/me")).ShouldBe(302);
        (await machine.SignsIn(clerk)).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");
        (await Portal.AuditedActions()).ShouldBe(["counter_registered", "signed_out", "signed_in", "counter_withdrawn"]);
    }

    [Fact]
    public async Task A_clerk_who_gets_another_role_needs_the_second_factor_from_then_on()
    {
        using var machine = await ARegisteredMachine();
        var clerk = await Portal.AMember([StaffRole.Clerk]);
        await machine.SignsIn(clerk);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);

        await administrator.Post($"/admin/staff/{clerk.Id.Value}", $"/admin/staff/{clerk.Id.Value}?handler=roles", ("Roles", "Supervisor"));

        (await machine.Get("/me")).ShouldBe(302);
        (await machine.SignsIn(clerk)).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");
    }

    /// <summary>Whoever knows a clerk's password and stands at the counter must not take the account home.</summary>
    [Fact]
    public async Task What_a_clerk_signs_in_with_is_not_changed_at_the_counter()
    {
        using var machine = await ARegisteredMachine();
        var clerk = await Portal.AMember([StaffRole.Clerk]);
        (await machine.SignsIn(clerk, returnUrl: "/me")).ShouldBe(303).Location.ShouldBe("/me");

        foreach (var page in (string[])["/me/authenticator", "/me/passkeys"])
            (await machine.Get(page)).ShouldBe(200).Text.ShouldContain("Sign in again first");
        (await machine.Post("/me", "/me/passkeys?handler=add", ("State", "x"), ("Answer", "{}"), ("Name", "A thief's"))).ShouldBe(200).Text.ShouldContain("sign in again");
        (await machine.Post("/me", "/me/authenticator", ("Sealed", "x"), ("Code", "000000"))).ShouldBe(200).Text.ShouldContain("sign in again");
    }

    [Fact]
    public async Task A_counter_is_the_jurisdictions_own()
    {
        using var machine = await ARegisteredMachine();
        var stranger = await Portal.AMember([StaffRole.Clerk], Portal.City);
        using var neighbour = await Portal.SignedInAs(StaffRole.Administrator, Portal.City);
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);
        var counter = (await supervisor.Get("/admin/counters")).Text.Split("name=\"counter\" value=\"")[1][..36];

        (await machine.SignsIn(stranger)).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");
        (await neighbour.Get("/admin/counters")).ShouldBe(200).Text.ShouldNotContain("Front counter<");
        (await neighbour.Post("/admin/counters", "/admin/counters?handler=withdraw", ("counter", counter))).ShouldBe(200).Text.ShouldContain("There is no such counter");
    }

    [Fact]
    public async Task A_clerk_registers_nothing_and_a_counter_has_a_name()
    {
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);

        (await clerk.Get("/admin/counters")).ShouldBe(403);
        (await supervisor.Post("/admin/counters", "/admin/counters?handler=register", ("Name", " "))).ShouldBe(200).Text.ShouldContain("Give the counter a name");
        (await Portal.Number("SELECT count(*) FROM registered_counters")).ShouldBe(0);
    }

    /// <summary>A supervisor registers it, and signs out there.</summary>
    private async Task<StaffBrowser> ARegisteredMachine()
    {
        var machine = await Portal.SignedInAs(StaffRole.Supervisor);
        (await machine.Post("/admin/counters", "/admin/counters?handler=register", ("Name", "Front counter"))).ShouldBe(303);
        (await machine.Get("/admin/counters")).Text.ShouldContain("(this machine)");
        await machine.Post("/me", "/sign-out");
        return machine;
    }
}

[Collection(OnSqlite.Name)]
public sealed class CountersOnSqlite(SqlitePortal portal) : CounterTests(portal);

[Collection(OnPostgres.Name)]
public sealed class CountersOnPostgres(PostgresPortal portal) : CounterTests(portal);
