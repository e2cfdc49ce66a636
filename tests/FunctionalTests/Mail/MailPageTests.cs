using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Mail;

public abstract class MailPageTests(Portal portal) : PortalTest(portal)
{
    private const string Mail = "/admin/mail";

    [Fact]
    public async Task Letters_are_listed_with_their_state_and_what_kept_them()
    {
        await using var server = new MailServer { Refusal = "550 5.1.1 no such mailbox amber@example.com" };
        var node = await Portal.AnotherNode(settings: server.Settings);
        await AReceiptIsOwed();
        await Portal.FactsAreTurned(node);
        await Portal.LettersAreSent(node);
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);

        var page = (await administrator.Get(Mail)).ShouldBe(200).Text;
        page.ShouldContain("Receipt");
        page.ShouldContain("amber@example.com");
        page.ShouldContain("The mail server does not take letters for this address (550).");
        page.ShouldContain("Next attempt");
        (await administrator.Get($"{Mail}?state=Waiting")).Text.ShouldContain("amber@example.com");
        (await administrator.Get($"{Mail}?state=Sent")).Text.ShouldNotContain("amber@example.com");
    }

    [Fact]
    public async Task A_letter_goes_out_again_when_an_administrator_says_so()
    {
        await AReceiptIsOwed();
        await Portal.FactsAreTurned();
        await Portal.LettersAreSent();
        File.Delete(Directory.GetFiles(Portal.MailFolder).Single());
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var again = (await administrator.Get(Mail)).Text.Attribute("action", $"{Mail}?handler=Again");

        (await administrator.Post(Mail, again)).ShouldBe(303);
        await Portal.LettersAreSent();

        Portal.Letters().ShouldHaveSingleItem().Text.ShouldContain("$50.00");
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action = 'letter_sent_again' AND what NOT LIKE '%@%'")).ShouldBe(1);
    }

    [Fact]
    public async Task Auditors_read_and_send_nothing_and_clerks_see_no_addresses()
    {
        await AReceiptIsOwed();
        await Portal.FactsAreTurned();
        await Portal.LettersAreSent();
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var other = await Portal.SignedInAs(StaffRole.Administrator, Portal.City);

        (await auditor.Get(Mail)).ShouldBe(200).Text.ShouldNotContain("handler=Again");
        (await clerk.Get(Mail)).ShouldBe(403);
        (await other.Get(Mail)).ShouldBe(200).Text.ShouldNotContain("amber@example.com");
    }

    private async Task AReceiptIsOwed()
    {
        var bill = Bill.Of(await Portal.Post("fees", new
        {
            accountNumber = "BU5-00001",
            customer = new { name = "Amber Stirn", address = "6153 Zirkels Circle", city = "Brooksville", state = "FL", zip = "34604", email = "amber@example.com" },
            fees = new object[] { new { feeCode = "PRM-SIGN" } },
        }));
        await (await Portal.AnOpenSession(bill)).Approval("pay-1").Arrives(Portal);
    }
}

[Collection(OnSqlite.Name)]
public sealed class MailPagesOnSqlite(SqlitePortal portal) : MailPageTests(portal);

[Collection(OnPostgres.Name)]
public sealed class MailPagesOnPostgres(PostgresPortal portal) : MailPageTests(portal);
