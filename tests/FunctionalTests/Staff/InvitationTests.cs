using System.Net;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>How somebody joins.</summary>
public abstract class InvitationTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task The_invited_person_chooses_a_password_sets_up_the_second_factor_and_is_in()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var link = await Invited(administrator, "Nia New", "nia@staff.example", "Finance", "FinanceApprover");
        using var nia = Portal.ABrowser();
        (await nia.Get(link)).ShouldBe(200).Text.ShouldContain("Finance, Finance approver");

        (await nia.Post(link, null, ("Name", "Nia Newman"), ("Password", Portal.Password))).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");

        var page = (await nia.Get("/sign-in/set-up")).ShouldBe(200).Text;
        var code = Grancius.Infrastructure.Staff.TimeCodes.CodeAt(SigningIn.KeyOn(page), Portal.Clock.GetUtcNow());
        (await nia.Post("/sign-in/set-up", null, ("Sealed", SigningIn.SealedOn(page)), ("Code", code))).ShouldBe(200);
        (await nia.Get("/me")).ShouldBe(200).Text.ShouldContain("Nia Newman");
        (await administrator.Get("/admin/staff")).ShouldBe(200).Text.ShouldContain("Nia Newman");
        (await Portal.AuditedActions()).ShouldBe(["staff_invited", "staff_joined", "authenticator_set_up", "signed_in"]);
    }

    [Fact]
    public async Task A_link_is_good_once()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var link = await Invited(administrator, "Nia New", "nia@staff.example", "Clerk");
        using var nia = Portal.ABrowser();
        using var other = Portal.ABrowser();

        // The token of another page: whoever comes second may find no form any more.
        var both = await Task.WhenAll(
            nia.Post("/sign-in", link, ("Name", "Nia"), ("Password", Portal.Password)), other.Post("/sign-in", link, ("Name", "Somebody else"), ("Password", Portal.Password)));

        both.Count(answer => answer.Status == 303).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM staff_members WHERE email = 'nia@staff.example'")).ShouldBe(1);
        (await nia.Get(link)).ShouldBe(410).Text.ShouldContain("not good any more");
    }

    [Fact]
    public async Task A_link_that_is_too_old_withdrawn_or_replaced_is_good_no_longer()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        using var nia = Portal.ABrowser();
        var first = await Invited(administrator, "Nia New", "nia@staff.example", "Clerk");
        var second = await Invited(administrator, "Nia New", "Nia@Staff.example", "Clerk");
        (await nia.Get(first)).ShouldBe(410);
        (await nia.Get(second)).ShouldBe(200);

        var invitation = (await administrator.Get("/admin/staff")).Text.Split("name=\"invitation\" value=\"")[1][..36];
        (await administrator.Post("/admin/staff", "/admin/staff?handler=withdraw", ("invitation", invitation))).ShouldBe(303);
        (await nia.Get(second)).ShouldBe(410);

        var third = await Invited(administrator, "Nia New", "nia@staff.example", "Clerk");
        Portal.TimePasses(TimeSpan.FromDays(7.01));
        (await nia.Get(third)).ShouldBe(410);
    }

    [Theory]
    [InlineData("too short", "Use at least 15 characters")]
    [InlineData("passwordpassword", "easy to guess")]
    [InlineData("Hernando County 2026!", "easy to guess")]
    [InlineData("nia.newman nia.newman", "easy to guess")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "easy to guess")]
    [InlineData("", "Choose a password.")]
    public async Task A_password_that_would_be_guessed_is_refused_beside_its_field_and_the_name_is_kept(string password, string says)
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var link = await Invited(administrator, "Nia Newman", "nia@staff.example", "Clerk");
        using var nia = Portal.ABrowser();

        var page = (await nia.Post(link, null, ("Name", "Nia Newman of Permits"), ("Password", password))).ShouldBe(200).Text;

        page.ShouldContain("id=\"Password-error\"");
        page.ShouldContain(says);
        page.ShouldContain("value=\"Nia Newman of Permits\"");
        (await nia.Get(link)).ShouldBe(200);
    }

    [Fact]
    public async Task An_invitation_needs_a_name_an_address_that_is_free_and_a_role()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);

        var page = (await administrator.Post("/admin/staff/invite", null, ("Name", ""), ("Email", "not an address"))).ShouldBe(200).Text;
        page.ShouldContain("Enter the person&#x27;s name.");
        page.ShouldContain("Enter an e-mail address such as");
        page.ShouldContain("Choose at least one role.");
        page.ShouldContain("value=\"not an address\"");

        (await administrator.Post("/admin/staff/invite", null, ("Name", "N"), ("Email", "clerk@co-hernando-fl.example"), ("Roles", "Clerk"))).ShouldBe(200)
            .Text.ShouldContain("signs in with this e-mail address already");
    }

    [Fact]
    public async Task Whoever_was_disabled_comes_back_by_an_invitation_with_nothing_of_before()
    {
        var gone = await Portal.AMember([StaffRole.Finance]);
        using var before = Portal.ABrowser();
        var (key, _) = await before.SetsUp(gone, Portal.Clock);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        await administrator.Post($"/admin/staff/{gone.Id.Value}", $"/admin/staff/{gone.Id.Value}?handler=disable");
        var link = await Invited(administrator, "Back Again", gone.Email, "Auditor");
        using var browser = Portal.ABrowser();

        (await browser.Post(link, null, ("Name", "Back Again"), ("Password", "eleven pelicans at the pier"))).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");

        (await browser.SignsIn(gone)).Status.ShouldBe(200, "the password of before");
        key.Length.ShouldBe(32);
        (await Portal.Number($"SELECT count(*) FROM staff_members WHERE email = '{gone.Email}' AND roles = 'Auditor' AND disabled_at IS NULL")).ShouldBe(1);
    }

    private static async Task<string> Invited(StaffBrowser administrator, string name, string email, params string[] roles)
    {
        var page = (await administrator.Post("/admin/staff/invite", null, [("Name", name), ("Email", email), .. roles.Select(role => ("Roles", role))])).ShouldBe(200).Text;
        return new Uri(WebUtility.HtmlDecode(page.Split("<code class=\"gr-code\">")[1].Split('<')[0])).AbsolutePath;
    }
}

[Collection(OnSqlite.Name)]
public sealed class InvitationsOnSqlite(SqlitePortal portal) : InvitationTests(portal);

[Collection(OnPostgres.Name)]
public sealed class InvitationsOnPostgres(PostgresPortal portal) : InvitationTests(portal);
