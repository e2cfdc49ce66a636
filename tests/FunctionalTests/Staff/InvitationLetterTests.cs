using System.Net;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>An invitation also goes by post, for as long as its link is good.</summary>
public abstract class InvitationLetterTests(Portal portal) : PortalTest(portal)
{
    private const string Nia = "nia@staff.example";

    [Fact]
    public async Task The_invited_person_gets_the_link_that_the_administrator_sees_in_text_and_html()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var (page, link) = await Invited(administrator);

        await Portal.LettersAreSent();

        page.ShouldContain("A letter with this link goes to <strong>nia@staff.example</strong>");
        var letter = Portal.Letters().ShouldHaveSingleItem();
        letter.To.ShouldBe(Nia);
        letter.Subject.ShouldBe("You are invited to the staff of Hernando County");
        foreach (var part in (string[])[letter.Text, WebUtility.HtmlDecode(letter.Html)])
        {
            part.ShouldContain(link.AbsoluteUri);
            part.ShouldContain("Finance, Finance approver");
            part.ShouldContain("352-555-0100");
        }

        using var nia = Portal.ABrowser();
        (await nia.Get(link.AbsolutePath)).ShouldBe(200).Text.ShouldContain("Nia New");
        (await administrator.Get("/admin/mail")).ShouldBe(200).Text.ShouldContain("Invitation to the staff");
        (await Portal.Number("SELECT count(*) FROM letters WHERE state = 'Sent' AND sealed_text IS NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task The_link_stands_nowhere_in_the_store_that_can_be_read()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var token = (await Invited(administrator)).Link.Segments[^1];

        (await Portal.Number("SELECT count(*) FROM letters WHERE sealed_text IS NOT NULL")).ShouldBe(1);
        (await Portal.Number($"SELECT count(*) FROM letters WHERE sealed_text LIKE '%{token}%' OR about LIKE '%{token}%'")).ShouldBe(0);
        (await Portal.Number($"SELECT count(*) FROM staff_invitations WHERE hash LIKE '%{token}%'")).ShouldBe(0);
        (await Portal.Number($"SELECT count(*) FROM audit_entries WHERE what LIKE '%{token}%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_letter_whose_link_is_withdrawn_replaced_used_or_too_old_before_its_turn_is_not_sent()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        await Invited(administrator);
        var (_, second) = await Invited(administrator);
        using var nia = Portal.ABrowser();
        (await nia.Post(second.AbsolutePath, null, ("Name", "Nia"), ("Password", Portal.Password))).ShouldBe(303);
        await Invited(administrator, "late@staff.example");
        Portal.TimePasses(StaffInvitation.GoodFor);

        await Portal.LettersAreSent();

        Portal.Letters().ShouldBeEmpty();
        (await Portal.Number("SELECT count(*) FROM letters WHERE state = 'NotNeeded' AND sealed_text IS NULL")).ShouldBe(3);
    }

    [Fact]
    public async Task Where_no_mail_is_set_up_the_link_is_handed_over_and_nothing_is_promised()
    {
        var node = await Portal.AnotherNode(settings: ["--environment=Staging", "--Mail:PickupFolder="]);
        var member = await Portal.AMember([StaffRole.Administrator]);
        using var administrator = await Portal.SignedIn(member, node: node);

        var (page, link) = await Invited(administrator);

        page.ShouldContain("No mail is set up here. Give this link to <strong>nia@staff.example</strong>");
        page.ShouldNotContain("goes to");
        link.AbsolutePath.ShouldStartWith("/invitation/");
        (await Portal.Number("SELECT count(*) FROM letters")).ShouldBe(0);
    }

    private static async Task<(string Page, Uri Link)> Invited(StaffBrowser administrator, string email = Nia)
    {
        var page = (await administrator.Post("/admin/staff/invite", null, ("Name", "Nia New"), ("Email", email), ("Roles", "Finance"), ("Roles", "FinanceApprover"))).ShouldBe(200).Text;
        return (page, new Uri(WebUtility.HtmlDecode(page.Split("<code class=\"gr-code\">")[1].Split('<')[0])));
    }
}

[Collection(OnSqlite.Name)]
public sealed class InvitationLettersOnSqlite(SqlitePortal portal) : InvitationLetterTests(portal);

[Collection(OnPostgres.Name)]
public sealed class InvitationLettersOnPostgres(PostgresPortal portal) : InvitationLetterTests(portal);
