using System.Text.RegularExpressions;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>The way in by password and code.</summary>
public abstract partial class SignInTests(Portal portal) : PortalTest(portal)
{
    /// <summary>How long a time code is good.</summary>
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);

    private const string Wrong = "The e-mail address or the password is not right.";

    [Fact]
    public async Task Whoever_has_no_second_factor_sets_one_up_and_is_asked_for_it_ever_after()
    {
        var finance = await Portal.AMember([StaffRole.Finance]);
        using var first = Portal.ABrowser();

        var (key, codes) = await first.SetsUp(finance, Portal.Clock);

        codes.Count.ShouldBe(10);
        (await first.Get("/me")).ShouldBe(200).Text.ShouldContain("10 left");
        using var second = Portal.ABrowser();
        (await second.SignsIn(finance, returnUrl: "/me/name")).ShouldBe(303).Location.ShouldBe("/sign-in/code?returnUrl=%2Fme%2Fname");
        (await second.Get("/me")).ShouldBe(302);
        Portal.TimePasses(TimeSpan.FromSeconds(31));
        (await second.Post("/sign-in/code?returnUrl=%2Fme%2Fname", null, ("Code", Grancius.Infrastructure.Staff.TimeCodes.CodeAt(key, Portal.Clock.GetUtcNow()))))
            .ShouldBe(303).Location.ShouldBe("/me/name");
        (await second.Get("/me/name")).ShouldBe(200);
        (await Portal.AuditedActions()).ShouldBe(["authenticator_set_up", "signed_in", "signed_in"]);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_a_locked_and_a_disabled_account_are_answered_with_the_same_page()
    {
        var known = await Portal.AMember([StaffRole.Clerk]);
        var disabled = await Portal.AMember([StaffRole.Clerk]);
        await Portal.RunSql($"UPDATE staff_members SET disabled_at = 1 WHERE email = '{disabled.Email}'");
        var pages = new List<string>();
        foreach (var (email, password) in new[] { (known.Email, "not the password at all"), ("nobody@staff.example", Portal.Password), (disabled.Email, Portal.Password) })
        {
            using var browser = Portal.ABrowser();
            pages.Add(Plain((await browser.SignsIn(email, password)).ShouldBe(200).Text, email));
        }

        using var persistent = Portal.ABrowser();
        for (var attempt = 0; attempt < 5; attempt++)
            (await persistent.SignsIn(known, "not the password at all")).ShouldBe(200);
        pages.Add(Plain((await persistent.SignsIn(known)).ShouldBe(200).Text, known.Email));

        pages[0].ShouldContain(Wrong);
        pages.Distinct().ShouldHaveSingleItem();
    }

    /// <summary>The slow part is the hash: without it nobody's answer would come in a hundredth of the time.</summary>
    [Fact]
    public async Task An_unknown_address_is_answered_about_as_slowly_as_a_known_one()
    {
        using var browser = Portal.ABrowser();
        await browser.SignsIn("nobody@staff.example", Portal.Password);
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var attempt = 0; attempt < 4; attempt++)
        {
            known.Add(await Milliseconds(() => browser.SignsIn("clerk@co-hernando-fl.example", "not the password at all")));
            unknown.Add(await Milliseconds(() => browser.SignsIn("nobody@staff.example", "not the password at all")));
        }

        unknown.Min().ShouldBeGreaterThan(known.Min() / 2);
        known.Min().ShouldBeGreaterThan(unknown.Min() / 2);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour()
    {
        var clerk = await Portal.AMember([StaffRole.Clerk]);
        using var browser = Portal.ABrowser();
        for (var attempt = 0; attempt < 5; attempt++)
            (await browser.SignsIn(clerk, "not the password at all")).ShouldBe(200);

        (await browser.SignsIn(clerk)).ShouldBe(200).Text.ShouldContain(Wrong);
        Portal.TimePasses(TimeSpan.FromMinutes(14));
        (await browser.SignsIn(clerk)).ShouldBe(200).Text.ShouldContain(Wrong);
        Portal.TimePasses(TimeSpan.FromMinutes(1.1));
        (await browser.SignsIn(clerk)).ShouldBe(303);
        (await Portal.AuditedActions()).ShouldBe(["sign_in_failed", "sign_in_failed", "sign_in_failed", "sign_in_failed", "sign_in_locked"]);
    }

    [Fact]
    public async Task No_more_passwords_are_tried_at_once_than_after_each_other()
    {
        var clerk = await Portal.AMember([StaffRole.Clerk]);
        var browsers = Enumerable.Range(0, 12).Select(_ => Portal.ABrowser()).ToList();

        await Task.WhenAll(browsers.Select(browser => browser.SignsIn(clerk, "not the password at all")));

        (await Portal.AuditedActions()).Count.ShouldBe(5, "those that were looked at");
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Wrong_codes_lock_too_and_the_right_password_in_between_does_not_help()
    {
        var finance = await Portal.AMember([StaffRole.Finance]);
        using var owner = Portal.ABrowser();
        var (key, _) = await owner.SetsUp(finance, Portal.Clock);
        using var thief = Portal.ABrowser();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await thief.SignsIn(finance)).ShouldBe(303);
            (await thief.Post("/sign-in/code", null, ("Code", "000000"))).ShouldBe(200).Text.ShouldContain("The code is not right");
        }

        Portal.TimePasses(TimeSpan.FromSeconds(31));
        (await thief.EntersCode(key, Portal.Clock)).ShouldBe(200).Text.ShouldContain("The code is not right");
        (await thief.SignsIn(finance)).ShouldBe(200).Text.ShouldContain(Wrong);
        Portal.TimePasses(TimeSpan.FromMinutes(16));
        (await thief.SignsIn(finance)).ShouldBe(303);
        (await thief.EntersCode(key, Portal.Clock)).ShouldBe(303);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var finance = await Portal.AMember([StaffRole.Finance]);
        // From the beginning of a half minute on: when it ends in between, the code is another and rightly taken.
        Portal.TimePasses(TimeSpan.FromTicks(HalfAMinute.Ticks - Portal.Clock.GetUtcNow().Ticks % HalfAMinute.Ticks));
        using var owner = Portal.ABrowser();
        var (key, _) = await owner.SetsUp(finance, Portal.Clock);
        using var onlooker = Portal.ABrowser();
        await onlooker.SignsIn(finance);

        (await onlooker.EntersCode(key, Portal.Clock)).ShouldBe(200).Text.ShouldContain("it was used before");
        Portal.TimePasses(TimeSpan.FromSeconds(31));
        (await onlooker.EntersCode(key, Portal.Clock)).ShouldBe(303);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_and_is_kept_as_a_hash()
    {
        var finance = await Portal.AMember([StaffRole.Finance]);
        using var browser = Portal.ABrowser();
        var (_, codes) = await browser.SetsUp(finance, Portal.Clock);
        (await Portal.Number($"SELECT count(*) FROM staff_user_tokens WHERE value LIKE '%{codes[0]}%' OR value LIKE '%{codes[0].Replace("-", "", StringComparison.Ordinal)}%'")).ShouldBe(0);

        using var elsewhere = Portal.ABrowser();
        await elsewhere.SignsIn(finance);
        (await elsewhere.Post("/sign-in/recovery", null, ("Code", codes[0].ToLowerInvariant()))).ShouldBe(303);
        (await elsewhere.Get("/me")).ShouldBe(200).Text.ShouldContain("9 left");
        using var again = Portal.ABrowser();
        await again.SignsIn(finance);
        (await again.Post("/sign-in/recovery", null, ("Code", codes[0]))).ShouldBe(200).Text.ShouldContain("The code is not right");
        (await again.Post("/sign-in/recovery", null, ("Code", codes[1]))).ShouldBe(303);
    }

    [Fact]
    public async Task The_key_of_the_app_and_the_secret_of_a_session_are_not_in_the_store()
    {
        var finance = await Portal.AMember([StaffRole.Finance]);
        using var browser = Portal.ABrowser();
        var (key, _) = await browser.SetsUp(finance, Portal.Clock);

        (await Portal.Number($"SELECT count(*) FROM staff_user_tokens WHERE value LIKE '%{key}%'")).ShouldBe(0);
        (await Portal.Number("SELECT count(*) FROM staff_sessions WHERE length(hash) = 64")).ShouldBe(1);
    }

    [Fact]
    public async Task The_second_step_is_for_whoever_did_the_first()
    {
        using var browser = Portal.ABrowser();

        foreach (var page in (string[])["/sign-in/code", "/sign-in/recovery", "/sign-in/set-up"])
            (await browser.Get(page)).ShouldBe(303).Location.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Whoever_took_too_long_begins_again()
    {
        var finance = await Portal.AMember([StaffRole.Finance]);
        using var browser = Portal.ABrowser();
        await browser.SignsIn(finance);
        await Portal.RunSql($"UPDATE staff_users SET security_stamp = 'changed since' WHERE id IN (SELECT id FROM staff_members WHERE email = '{finance.Email}')");

        (await browser.Get("/sign-in/set-up")).ShouldBe(303).Location.ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/elsewhere.example")]
    public async Task Nobody_is_sent_to_another_site(string address)
    {
        using var browser = Portal.ABrowser();

        var answer = (await browser.SignsIn("clerk@co-hernando-fl.example", Grancius.Infrastructure.Demo.DemoStaff.Password, address)).ShouldBe(303);

        answer.Location!.ShouldNotContain("elsewhere");
        answer.Location!.ShouldNotContain("javascript");
    }

    [Fact]
    public async Task An_address_that_tries_too_often_is_told_to_wait()
    {
        using var browser = Portal.ABrowser();
        for (var attempt = 0; attempt < 30; attempt++)
            (await browser.Send(HttpMethod.Post, "/sign-in", null)).ShouldBe(400);

        (await browser.Send(HttpMethod.Post, "/sign-in", null)).ShouldBe(429);
    }

    [Fact]
    public async Task The_cookies_are_for_no_script_and_no_other_site()
    {
        using var browser = Portal.ABrowser();

        (await browser.SignsIn("admin@co-hernando-fl.example", Grancius.Infrastructure.Demo.DemoStaff.Password)).ShouldBe(303);

        browser.SetCookies.Where(cookie => cookie.StartsWith("grancius-", StringComparison.Ordinal)).ShouldNotBeEmpty();
        browser.SetCookies.ShouldAllBe(cookie => cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase)
            && (cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) || cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task What_was_typed_is_kept_but_for_the_password()
    {
        using var browser = Portal.ABrowser();

        var page = (await browser.SignsIn("somebody@staff.example", "not the password at all")).ShouldBe(200).Text;
        var empty = (await browser.SignsIn("", "")).ShouldBe(200).Text;

        page.ShouldContain("value=\"somebody@staff.example\"");
        page.ShouldNotContain("not the password at all");
        empty.ShouldContain("Enter your e-mail address.");
        empty.ShouldContain("Enter your password.");
    }

    private static async Task<double> Milliseconds(Func<Task> work)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await work();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Plain(string page, string email) => Secrets().Replace(page.Replace(email, "", StringComparison.Ordinal), "");

    [GeneratedRegex("(?:value=\"CfDJ8[^\"]*\"|data-options=\"[^\"]*\")", RegexOptions.None, 1000)]
    private static partial Regex Secrets();
}

[Collection(OnSqlite.Name)]
public sealed class SignInOnSqlite(SqlitePortal portal) : SignInTests(portal);

[Collection(OnPostgres.Name)]
public sealed class SignInOnPostgres(PostgresPortal portal) : SignInTests(portal);
