using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using Grancius.Infrastructure.Staff;

namespace Grancius.FunctionalTests.Staff;

/// <summary>What one changes about oneself.</summary>
public abstract class OwnAccountTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task A_new_password_needs_the_present_one_and_ends_every_other_sign_in()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var here = await Portal.SignedIn(member);
        using var there = await Portal.SignedIn(member);

        (await here.Post("/me/password", null, ("Current", "something else entirely"), ("Password", "eleven pelicans at the pier"))).ShouldBe(200).Text.ShouldContain("id=\"Current-error\"");
        (await here.Post("/me/password", null, ("Current", Portal.Password), ("Password", "short"))).ShouldBe(200).Text.ShouldContain("id=\"Password-error\"");
        (await there.Get("/me")).ShouldBe(200);
        (await here.Post("/me/password", null, ("Current", Portal.Password), ("Password", "eleven pelicans at the pier"))).ShouldBe(303);

        (await here.Get("/me")).ShouldBe(200);
        (await there.Get("/me")).ShouldBe(302);
        using var again = Portal.ABrowser();
        (await again.SignsIn(member)).Status.ShouldBe(200, "the password of before");
        (await again.SignsIn(member.Email, "eleven pelicans at the pier")).ShouldBe(303);
        (await Portal.AuditedActions()).ShouldContain("password_changed");
    }

    [Fact]
    public async Task Whoever_signed_in_a_while_ago_signs_in_again_before_they_change_what_they_sign_in_with()
    {
        using var browser = await Portal.SignedInAs(StaffRole.Finance);
        var page = (await browser.Get("/me/authenticator")).ShouldBe(200).Text;
        Portal.TimePasses(TimeSpan.FromMinutes(16));

        foreach (var address in (string[])["/me/authenticator", "/me/passkeys", "/me/recovery-codes", "/me/password"])
            (await browser.Get(address)).ShouldBe(200).Text.ShouldContain("Sign in again first");
        var key = SigningIn.KeyOn(page);
        (await browser.Post("/me", "/me/authenticator", ("Sealed", SigningIn.SealedOn(page)), ("Code", TimeCodes.CodeAt(key, Portal.Clock.GetUtcNow())))).ShouldBe(200)
            .Text.ShouldContain("sign in again");
        (await browser.Post("/me", "/me/recovery-codes")).ShouldBe(200).Text.ShouldContain("sign in again");
    }

    [Fact]
    public async Task Another_app_takes_the_place_of_the_first_when_its_first_code_fits()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var browser = Portal.ABrowser();
        var (old, codes) = await browser.SetsUp(member, Portal.Clock);
        var page = (await browser.Get("/me/authenticator")).ShouldBe(200).Text;
        var key = SigningIn.KeyOn(page);
        key.ShouldNotBe(old);

        (await browser.Post("/me/authenticator", null, ("Sealed", SigningIn.SealedOn(page)), ("Code", "000000"))).ShouldBe(200).Text.ShouldContain(Spaced(key), Case.Sensitive, "the same key again");
        (await browser.Post("/me/authenticator", null, ("Sealed", SigningIn.SealedOn(page)), ("Code", TimeCodes.CodeAt(key, Portal.Clock.GetUtcNow())))).ShouldBe(200);

        Portal.TimePasses(TimeSpan.FromSeconds(31));
        using var again = Portal.ABrowser();
        await again.SignsIn(member);
        (await again.EntersCode(old, Portal.Clock)).ShouldBe(200);
        (await again.Post("/sign-in/recovery", null, ("Code", codes[0]))).Status.ShouldBe(200, "the codes of before");
        (await again.EntersCode(key, Portal.Clock)).ShouldBe(303);
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_all_of_before()
    {
        var member = await Portal.AMember([StaffRole.Finance]);
        using var browser = Portal.ABrowser();
        var (_, before) = await browser.SetsUp(member, Portal.Clock);

        var now = SigningIn.CodesOn((await browser.Post("/me/recovery-codes")).ShouldBe(200).Text);

        now.Count.ShouldBe(10);
        using var again = Portal.ABrowser();
        await again.SignsIn(member);
        (await again.Post("/sign-in/recovery", null, ("Code", before[0]))).ShouldBe(200);
        (await again.Post("/sign-in/recovery", null, ("Code", now[0]))).ShouldBe(303);
    }

    [Fact]
    public async Task A_new_name_is_seen_at_once_and_an_empty_one_is_refused()
    {
        using var browser = await Portal.SignedInAs(StaffRole.Clerk);

        (await browser.Post("/me/name", null, ("Name", " "))).ShouldBe(200).Text.ShouldContain("Enter your name.");
        (await browser.Post("/me/name", null, ("Name", "Rena Renamed"))).ShouldBe(303);

        (await browser.Get("/me")).ShouldBe(200).Text.ShouldContain("Rena Renamed");
    }

    [Fact]
    public async Task A_passkey_that_was_not_made_here_is_refused()
    {
        using var browser = await Portal.SignedInAs(StaffRole.Clerk);

        (await browser.Post("/me/passkeys", "/me/passkeys?handler=add", ("State", "CfDJ8"), ("Answer", "{}"), ("Name", "My phone"))).ShouldBe(200).Text.ShouldContain("The passkey was not accepted");
        (await browser.Post("/me/passkeys", "/me/passkeys?handler=remove", ("passkey", "AAAA"))).ShouldBe(200);
        (await browser.Post("/me/passkeys", "/me/passkeys?handler=rename", ("passkey", "not base64!"), ("newName", "X"))).ShouldBe(200).Text.ShouldContain("There is no such passkey");
        using var nobody = Portal.ABrowser();
        (await nobody.Post("/sign-in", "/sign-in?handler=passkey", ("State", "CfDJ8"), ("Answer", "{}"))).ShouldBe(200).Text.ShouldContain("The passkey was not accepted");
    }

    [Fact]
    public async Task Every_form_asks_for_the_token_that_the_page_gave()
    {
        using var browser = await Portal.SignedInAs(StaffRole.Administrator);
        string[] forms =
        [
            "/sign-in", "/sign-in/code", "/sign-out", "/me?handler=everywhere", "/me/name", "/me/password",
            "/me/passkeys?handler=remove", "/me/recovery-codes", "/admin/staff/invite", "/admin/counters?handler=register",
        ];

        foreach (var address in forms)
        {
            using var empty = new FormUrlEncodedContent([]);
            (await browser.Send(HttpMethod.Post, address, empty)).Status.ShouldBe(400, address);
        }
    }

    private static string Spaced(string key) => string.Join(' ', key.Chunk(4).Select(part => new string(part)));
}

[Collection(OnSqlite.Name)]
public sealed class OwnAccountsOnSqlite(SqlitePortal portal) : OwnAccountTests(portal);

[Collection(OnPostgres.Name)]
public sealed class OwnAccountsOnPostgres(PostgresPortal portal) : OwnAccountTests(portal);
