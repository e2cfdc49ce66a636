using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>Whatever the processor does with its postbacks, in the end the books hold what it took, once.</summary>
public abstract class SandboxNewsTests(Portal portal) : PortalTest(portal)
{
    [Theory]
    [InlineData("duplicate", "form", "perPayment")]
    [InlineData("duplicate", "query", "perInvoice")]
    [InlineData("perInvoice", "form", "perInvoice")]
    [InlineData("perInvoice", "query", "perInvoice")]
    [InlineData("reordered", "form", "perInvoice")]
    [InlineData("declineThenApprove", "form", "perPayment")]
    [InlineData("declineThenApprove", "query", "perInvoice")]
    [InlineData("approveThenDecline", "form", "perPayment")]
    [InlineData("approveThenDecline", "query", "perInvoice")]
    [InlineData("normal", "form", "perPayment")]
    [InlineData("normal", "query", "perInvoice")]
    public async Task The_payment_is_booked_once_by_the_news_alone(string postback, string encoding, string shape)
    {
        await Portal.TheSandboxWill(new { postback, encoding, shape });
        var session = await Portal.AnOpenSession();

        await Portal.ThePayerPays(session);

        await ShouldBePaidOnce(session);
        (await Portal.Exceptions()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("partial")]
    public async Task The_payment_is_booked_once_by_asking_where_news_was_lost(string postback)
    {
        await Portal.TheSandboxWill(new { postback });
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);
        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");

        Portal.TimePasses(TimeSpan.FromMinutes(3.1));
        await Portal.TheSweepRuns();

        await ShouldBePaidOnce(session);
    }

    [Fact]
    public async Task Late_news_of_a_payment_that_asking_has_found_names_the_same_money()
    {
        await Portal.TheSandboxWill(new { postback = "none" });
        var session = await Portal.AnOpenSession();
        var payment = (await Portal.ThePayerPays(session)).GetProperty("paymentGuid").GetString();
        await Portal.Check(session);
        await ShouldBePaidOnce(session);

        await Portal.TheProcessorSends(session, new { times = 3 });

        await ShouldBePaidOnce(session);
        (await Portal.Exceptions()).ShouldBeEmpty();
        (await Portal.Number($"SELECT count(*) FROM payments WHERE processor_payment_id = '{payment}'")).ShouldBe(2);
    }

    [Fact]
    public async Task News_that_comes_late_by_itself_is_booked()
    {
        await Portal.TheSandboxWill(new { postback = "late", delaySeconds = 0.3 });
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);

        await Eventually.Holds(async () => await Portal.StateOf(session) == "Paid");

        await ShouldBePaidOnce(session);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_service_fee_is_recognised_inside_and_outside_the_amount(bool feeInAmount)
    {
        await Portal.TheSandboxWill(new { feeInAmount });
        var session = await Portal.AnOpenSession();

        await Portal.ThePayerPays(session);

        await ShouldBePaidOnce(session);
    }

    [Fact]
    public async Task A_forged_approval_books_nothing()
    {
        await Portal.TheSandboxWill(new { postback = "forged" });
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);

        (await Portal.StateOf(session)).ShouldBe("UnderReview");
        await Portal.Check(session);

        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);
        (await Portal.Exceptions()).ShouldHaveSingleItem().Text("kind").ShouldBe("BillerMismatch");
    }

    [Fact]
    public async Task A_wrong_amount_is_not_believed_and_the_money_is_not_lost_from_sight()
    {
        await Portal.TheSandboxWill(new { postback = "wrongAmount" });
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);

        (await Portal.StateOf(session)).ShouldBe("UnderReview");
        var exception = (await Portal.Exceptions()).ShouldHaveSingleItem();
        exception.Text("kind").ShouldBe("AmountMismatch");
        exception.Dollars("amount").ShouldBe(180.92m);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);

        await Portal.TheProcessorSends(session);
        await ShouldBePaidOnce(session);
    }

    [Fact]
    public async Task Less_than_the_bill_paid_on_the_page_is_put_before_a_person()
    {
        var session = await Portal.AnOpenSession();

        await Portal.ThePayerPays(session, new { amount = 100.00m });
        await Portal.Check(session);

        (await Portal.StateOf(session)).ShouldBe("UnderReview");
        (await Portal.Exceptions()).ShouldContain(item => item.Text("kind") == "AmountMismatch" && item.Dollars("amount") == 100m);
    }

    [Fact]
    public async Task One_invoice_paid_on_the_page_leaves_the_other_open()
    {
        var session = await Portal.AnOpenSession();

        await Portal.ThePayerPays(session, new { invoices = new[] { "BU5-00001-43" } });

        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");
        (await Portal.Invoice("BU5-00001-43")).Json.Text("state").ShouldBe("Paid");
        (await Portal.Invoice("BU5-00001-6")).Json.Dollars("balanceDue").ShouldBe(311.84m);
    }

    [Fact]
    public async Task A_page_that_charges_twice_leaves_an_overpayment_to_refund()
    {
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);

        await Portal.ThePayerPays(session, new { again = true });

        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(await Portal.CentsTaken());
        (await Portal.Exceptions()).Sum(item => item.Dollars("amount")).ShouldBe(361.84m);
    }

    [Fact]
    public async Task A_declined_card_leaves_the_session_declined_and_payable()
    {
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session, new { outcome = "decline" });
        (await Portal.StateOf(session)).ShouldBe("Declined");

        await Portal.ThePayerPays(session);

        await ShouldBePaidOnce(session);
    }

    private async Task ShouldBePaidOnce(Session session)
    {
        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.CentsTaken()).ShouldBe(36184);
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(36184);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(2);
        foreach (var number in session.Bill.InvoiceNumbers)
            (await Portal.Invoice(number)).Json.Text("state").ShouldBe("Paid");
    }
}

[Collection(OnSqlite.Name)]
public sealed class SandboxNewsOnSqlite(SqlitePortal portal) : SandboxNewsTests(portal);

[Collection(OnPostgres.Name)]
public sealed class SandboxNewsOnPostgres(PostgresPortal portal) : SandboxNewsTests(portal);
