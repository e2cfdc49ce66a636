using System.Globalization;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Mail;

public abstract class LetterTests(Portal portal) : PortalTest(portal)
{
    private const string Amber = "amber@example.com";

    [Fact]
    public async Task A_payer_who_left_an_address_gets_a_receipt_in_text_and_html()
    {
        var session = await APaidSession("en");

        await PostGoesOut();

        var letter = Portal.Letters().ShouldHaveSingleItem();
        var receipt = await ReceiptAddress(session);
        letter.To.ShouldBe(Amber);
        letter.Subject.ShouldStartWith("Receipt ");
        letter.Subject.ShouldEndWith(" from Hernando County");
        foreach (var part in (string[])[letter.Text, letter.Html])
        {
            part.ShouldContain("$361.84");
            part.ShouldContain(receipt);
            part.ShouldContain("352-555-0100");
        }

        letter.Html.ShouldContain("<html lang=\"en\">");
        letter.Html.ShouldNotContain("<img");
        letter.Html.ShouldNotContain("url(");
        (await Portal.Number("SELECT count(*) FROM letters WHERE state = 'Sent' AND sealed_text IS NULL AND due_at IS NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_written_in_the_language_the_bill_was_paid_in()
    {
        await APaidSession("es");

        await PostGoesOut();

        var letter = Portal.Letters().ShouldHaveSingleItem();
        letter.Subject.ShouldStartWith("Recibo ");
        letter.Text.ShouldContain("Recibimos su pago de $361.84");
        letter.Html.ShouldContain("<html lang=\"es\">");
    }

    [Fact]
    public async Task Whose_payment_is_being_checked_hears_not_to_pay_again()
    {
        var session = await AnOpenSession("en");
        await session.Approval("pay-1").With("PaymentAmount", "1.00").Arrives(Portal);

        await PostGoesOut();

        var letter = Portal.Letters().ShouldHaveSingleItem();
        letter.Subject.ShouldContain("is being checked");
        letter.Text.ShouldContain("Do not pay again.");
        letter.Text.ShouldNotContain("$");
    }

    [Fact]
    public async Task A_fact_is_told_once_however_often_and_by_whomever_it_is_delivered()
    {
        await APaidSession("en");
        var other = await Portal.AnotherNode();

        await Task.WhenAll(Portal.FactsAreTurned(), Portal.FactsAreTurned(other));
        await Task.WhenAll(Portal.LettersAreSent(), Portal.LettersAreSent(other));
        await PostGoesOut();

        (await Portal.Number("SELECT count(*) FROM letters")).ShouldBe(1);
        (await Portal.Number("SELECT sum(attempts) FROM letters")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM outbox")).ShouldBe(0);
        Portal.Letters().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Money_that_turned_out_to_be_another_attempts_is_nothing_to_receipt()
    {
        var first = await AnOpenSession("en");
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        await Portal.ThePayerPays(first);
        await Portal.Check(first);
        await Portal.FactsAreTurned();
        // The receipt waits; meanwhile the money is named by another attempt.
        await Portal.RunSql($"UPDATE payment_sessions SET status = 'UnderReview', amount_paid = 0, paid_at = NULL WHERE amount_paid > 0");

        await Portal.LettersAreSent();

        Portal.Letters().ShouldBeEmpty();
        (await Portal.Number("SELECT count(*) FROM letters WHERE state = 'NotNeeded'")).ShouldBe(1);
        await Portal.RunSql($"UPDATE payment_sessions SET status = 'Paid', amount_paid = amount WHERE status = 'UnderReview'");
    }

    [Fact]
    public async Task Who_left_no_address_gets_no_letter()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").Arrives(Portal);

        await PostGoesOut();

        (await Portal.Number("SELECT count(*) FROM letters")).ShouldBe(0);
    }

    [Fact]
    public async Task A_letter_goes_by_smtp_with_the_same_id_each_time()
    {
        await using var server = new MailServer { Refusal = "450 4.2.0 amber@example.com is busy" };
        var node = await Portal.AnotherNode(settings: server.Settings);
        await APaidSession("en");
        await Portal.FactsAreTurned(node);

        await Portal.LettersAreSent(node);
        server.Taken.ShouldBeEmpty();
        (await Portal.Number("SELECT count(*) FROM letters WHERE state = 'Waiting' AND attempts = 1 AND last_error LIKE 'The mail server asks to be tried later%'")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM letters WHERE last_error LIKE '%@%'")).ShouldBe(0, "no payer's data in an error");

        server.Refusal = null;
        await Portal.LettersAreSent(node);
        server.Taken.ShouldBeEmpty("it is not its time yet");
        Portal.TimePasses(TimeSpan.FromMinutes(1));
        await Portal.LettersAreSent(node);

        var letter = server.Taken.ShouldHaveSingleItem();
        letter.Id.ShouldStartWith($"<{await LetterId()}@");
        letter.Heads["from"].ShouldBe("fees@hernando.example");
        letter.Text.ShouldContain("$361.84");
        letter.Html.ShouldContain("$361.84");
    }

    [Fact]
    public async Task What_cannot_be_sent_is_tried_eight_times_in_two_days_and_then_given_up()
    {
        var node = await Portal.AnotherNode(settings: ["--Mail:PickupFolder=", "--Mail:Host=127.0.0.1", $"--Mail:Port={Node.FreeAddress().Port.ToString(CultureInfo.InvariantCulture)}", "--Mail:Tls=false"]);
        await APaidSession("en");
        await Portal.FactsAreTurned(node);

        foreach (var gap in (double[])[0, 1, 5, 30, 120, 360, 720, 1440])
        {
            Portal.TimePasses(TimeSpan.FromMinutes(gap) + TimeSpan.FromSeconds(1));
            await Portal.LettersAreSent(node);
        }

        (await Portal.Number("SELECT attempts FROM letters")).ShouldBe(8);
        (await Portal.Number("SELECT count(*) FROM letters WHERE state = 'GivenUp' AND due_at IS NULL AND last_error LIKE 'The mail server could not be reached%'")).ShouldBe(1);
    }

    private async Task PostGoesOut()
    {
        await Portal.FactsAreTurned();
        await Portal.LettersAreSent();
    }

    private async Task<string> LetterId() => await Portal.InStore(async services =>
        (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(((Application.Common.IGranciusDb)services.GetService(typeof(Application.Common.IGranciusDb))!).Letters)).Id.Value.ToString("N"));

    private async Task<string> ReceiptAddress(Session session) => await Portal.InStore(async services =>
    {
        var db = (Application.Common.IGranciusDb)services.GetService(typeof(Application.Common.IGranciusDb))!;
        var paid = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.PaymentSessions, known => known.Id == new Domain.PaymentSessions.PaymentSessionId(session.Id));
        return $"{Portal.County}/receipts/{paid.ReceiptToken}";
    });

    private async Task<Session> APaidSession(string language)
    {
        var session = await AnOpenSession(language);
        await session.Approval("pay-1").Arrives(Portal);
        return session;
    }

    private async Task<Session> AnOpenSession(string language)
    {
        var bill = Bill.Of(await Portal.Post("fees", new
        {
            accountNumber = "BU5-00001",
            customer = new { name = "Amber Stirn", address = "6153 Zirkels Circle", city = "Brooksville", state = "FL", zip = "34604", email = Amber },
            fees = new object[] { new { feeCode = "BLD-MISC", amount = 311.84m }, new { feeCode = "PRM-SIGN" } },
        }));
        var opened = (await Portal.Post("payment-sessions", new { accountNumber = bill.AccountNumber, method = "Online", language })).ShouldBe(201);
        return await Session.Of(opened["id"].GetGuid(), opened.Json.Text("redirectUrl"), bill, Portal);
    }
}

[Collection(OnSqlite.Name)]
public sealed class LettersOnSqlite(SqlitePortal portal) : LetterTests(portal);

[Collection(OnPostgres.Name)]
public sealed class LettersOnPostgres(PostgresPortal portal) : LetterTests(portal);
