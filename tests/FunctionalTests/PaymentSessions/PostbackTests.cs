using System.Text;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>News is a hint from a sender that signs nothing: what is believed of it, and what is not.</summary>
public abstract class PostbackTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task One_post_for_the_whole_payment_pays_every_invoice()
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").Arrives(Portal);

        await ShouldBePaidInFull(session);
        (await Portal.Exceptions()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_fields_may_come_in_the_address_instead_of_a_form()
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").ArrivesInTheQuery(Portal);

        await ShouldBePaidInFull(session);
    }

    [Theory]
    [InlineData("361.84")]
    [InlineData("370.89")]
    public async Task The_amount_may_or_may_not_hold_the_service_fee(string amount)
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").With("PaymentAmount", amount).With("ConvenienceFee", "9.05").Arrives(Portal);

        var shown = await ShouldBePaidInFull(session);
        shown.Json.Dollars("amountPaid").ShouldBe(361.84m);
        shown.Json.Dollars("serviceFee").ShouldBe(9.05m);
    }

    [Theory]
    [InlineData("BU5-00001-6", "311.84", "BU5-00001-43", "50.00")]
    [InlineData("BU5-00001-43", "50.00", "BU5-00001-6", "311.84")]
    public async Task One_post_an_invoice_pays_one_invoice_at_a_time_in_any_order(string first, string firstAmount, string second, string secondAmount)
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1", first, firstAmount).Arrives(Portal);
        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");
        (await Portal.Invoice(first)).Json.Text("state").ShouldBe("Paid");
        (await Portal.Invoice(second)).Json.Text("state").ShouldBe("Open");

        await session.Approval("pay-1", second, secondAmount).Arrives(Portal);
        await ShouldBePaidInFull(session);
    }

    [Fact]
    public async Task A_payment_of_some_of_the_invoices_leaves_the_rest_payable()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1", "BU5-00001-43", "50.00").Arrives(Portal);

        (await Portal.Cancel(session)).ShouldBe(200).Json.Dollars("amountPaid").ShouldBe(50m);

        var rest = (await Portal.Opening(session.Bill)).ShouldBe(201);
        rest["amount"].GetDecimal().ShouldBe(311.84m);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("TRUE")]
    [InlineData(" True ")]
    public async Task Approved_is_read_whatever_its_case(string approved)
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").With("Approved", approved).Arrives(Portal);

        await ShouldBePaidInFull(session);
    }

    [Theory]
    [InlineData("Approved", "1", "NotUnderstood")]
    [InlineData("Approved", "Yes", "NotUnderstood")]
    [InlineData("Approved", "APPROVED", "NotUnderstood")]
    [InlineData("Approved", "", "NotUnderstood")]
    [InlineData("BillerGUID", "8f0b7e52-6c1d-4f63-8f7a-3b9d5e4c2a22", "BillerMismatch")]
    [InlineData("BillerGUID", "", "BillerMismatch")]
    [InlineData("InvoiceNumber", "BU5-00009-6", "InvoiceMismatch")]
    [InlineData("InvoiceNumber", "", "InvoiceMismatch")]
    [InlineData("PaymentGUID", "", "NotUnderstood")]
    [InlineData("PaymentAmount", "361.83", "AmountMismatch")]
    [InlineData("PaymentAmount", "361.85", "AmountMismatch")]
    [InlineData("PaymentAmount", "180.92", "AmountMismatch")]
    [InlineData("PaymentAmount", "36184", "AmountMismatch")]
    [InlineData("PaymentAmount", "0.00", "NotUnderstood")]
    [InlineData("PaymentAmount", "-361.84", "NotUnderstood")]
    [InlineData("PaymentAmount", "361.84 or so", "NotUnderstood")]
    [InlineData("PaymentAmount", "361.845", "NotUnderstood")]
    [InlineData("PaymentAmount", "1e99", "NotUnderstood")]
    [InlineData("PaymentAmount", "", "NotUnderstood")]
    public async Task News_that_does_not_match_books_no_money_and_is_put_before_a_person(string field, string value, string kind)
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").With(field, value).Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("UnderReview");
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);
        (await Portal.Invoice("BU5-00001-6")).Json.Dollars("balanceDue").ShouldBe(311.84m);
        var exception = (await Portal.Exceptions()).ShouldHaveSingleItem();
        exception.Text("kind").ShouldBe(kind);
        exception.GetProperty("sessionId").GetGuid().ShouldBe(session.Id);
    }

    [Fact]
    public async Task A_fee_that_does_not_explain_the_difference_is_no_explanation()
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").With("PaymentAmount", "370.89").With("ConvenienceFee", "9.04").Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("UnderReview");
    }

    [Theory]
    [InlineData("city-brooksville-fl")]
    [InlineData("nowhere")]
    public async Task News_under_another_jurisdictions_name_is_not_believed(string name)
    {
        var session = await Portal.AnOpenSession();
        var news = session.Approval("pay-1");

        await news.To(news.Path.Replace(Portal.County, name, StringComparison.Ordinal)).Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("UnderReview");
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);
    }

    [Fact]
    public async Task News_of_a_reference_we_do_not_know_is_kept_as_unmatched_money_once()
    {
        var session = await Portal.AnOpenSession();
        var news = session.Approval("pay-1").WithToken("guessed-token-of-nobody");

        await news.Arrives(Portal);
        await news.Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");
        var exception = (await Portal.Exceptions()).ShouldHaveSingleItem();
        exception.Text("kind").ShouldBe("Unmatched");
        exception.Dollars("amount").ShouldBe(361.84m);
        exception.Text("invoiceNumber").ShouldBe("BU5-00001-6");
        (await Portal.Number("SELECT count(*) FROM postbacks")).ShouldBe(2);
    }

    [Fact]
    public async Task News_with_the_secret_that_the_payer_was_given_is_not_believed()
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").WithToken(session.PayersToken).Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);
    }

    [Fact]
    public async Task News_without_any_token_is_unmatched_too()
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").To("/Public/SilentPaymentResponse").Arrives(Portal);

        (await Portal.Exceptions()).ShouldHaveSingleItem().Text("kind").ShouldBe("Unmatched");
    }

    [Fact]
    public async Task A_decline_takes_nothing_and_another_card_may_pay_on_the_same_page()
    {
        var session = await Portal.AnOpenSession();
        await session.Decline().Arrives(Portal);
        (await Portal.StateOf(session)).ShouldBe("Declined");
        (await Portal.Opening(session.Bill)).ShouldBeProblem(409, "invoice_in_payment");

        await session.Approval("pay-1").Arrives(Portal);

        await ShouldBePaidInFull(session);
    }

    [Fact]
    public async Task A_decline_that_comes_after_the_approval_changes_nothing()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").Arrives(Portal);

        await session.Decline().Arrives(Portal);

        await ShouldBePaidInFull(session);
    }

    [Fact]
    public async Task Two_approvals_of_one_session_end_as_an_overpayment_to_refund()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").Arrives(Portal);

        await session.Approval("pay-2").Arrives(Portal);

        var shown = (await Portal.Now(session)).Json;
        shown.Text("state").ShouldBe("Paid");
        shown.Dollars("amountPaid").ShouldBe(723.68m);
        var exceptions = await Portal.Exceptions();
        exceptions.Select(item => item.Text("kind")).Distinct().ShouldBe(["Overpayment"]);
        exceptions.Sum(item => item.Dollars("amount")).ShouldBe(361.84m);
        (await Portal.Invoice("BU5-00001-6")).Json.Dollars("balanceDue").ShouldBe(0m);
        (await Portal.Number("SELECT sum(credit_cents) FROM journal_lines WHERE account = 'unapplied-money'")).ShouldBe(36184);
    }

    [Fact]
    public async Task What_came_is_kept_as_it_came_without_secrets()
    {
        var session = await Portal.AnOpenSession();
        using var form = new StringContent("Approved=True&Other=%C3%A9%20x&BillerGUID=1", null, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(session.Approval("x").Path, UriKind.Relative)) { Content = form };
        request.Headers.Add("Authorization", "Basic c2VjcmV0");
        request.Headers.Add("Cookie", "staff=secret");
        request.Headers.Add("User-Agent", "Processor/1.0");
        (await Portal.Http.SendAsync(request)).EnsureSuccessStatusCode();

        (await Portal.Number("SELECT count(*) FROM postbacks WHERE body = 'Approved=True&Other=%C3%A9%20x&BillerGUID=1' AND headers LIKE '%Processor/1.0%'")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM postbacks WHERE headers LIKE '%ecret%' OR headers LIKE '%c2Vj%'")).ShouldBe(0);
    }

    public static readonly TheoryData<string> Garbage = ["nothing", "json", "bytes", "zeroes", "percent", "fields", "long", "huge"];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_answered_in_time_kept_in_bounds_and_books_nothing(string kind)
    {
        var session = await Portal.AnOpenSession();
        byte[] body = kind switch
        {
            "nothing" => [],
            "json" => "{\"Approved\":true,\"PaymentGUID\":[{}]}"u8.ToArray(),
            "bytes" => [.. Enumerable.Range(0, 4096).Select(place => (byte)(place * 7919 % 256))],
            "zeroes" => [.. "Approved=Tr\0ue&BillerGUID=\0&PaymentGUID=%00&InvoiceNumber=a\0b"u8],
            "percent" => "Approved=%ZZ%&PaymentAmount=%%%&=&&==&BillerGUID=%00%ff"u8.ToArray(),
            "fields" => Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 5000).Select(place => $"f{place}=v"))),
            "long" => Encoding.UTF8.GetBytes("Approved=True&BillerGUID=" + new string('x', 200_000)),
            _ => Encoding.UTF8.GetBytes("Approved=True&BillerGUID=" + new string('x', 3_000_000)),
        };
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");

        await Postback.Send(Portal.Http, session.Approval("x").Path, content);
        await Portal.KeptPostbacksAreApplied();

        (await Portal.Number("SELECT count(*) FROM postbacks WHERE due_at IS NULL AND length(body) <= 65536")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);
        await session.Approval("pay-1").Arrives(Portal);
        await ShouldBePaidInFull(session);
    }

    [Theory]
    [InlineData("/Public/SilentPaymentResponse?JurisdictionName=%00&ReceiptNumber=%00&Session=%00")]
    [InlineData("/Public/SilentPaymentResponse?Session=a&Session=b&JurisdictionName=co-hernando-fl")]
    [InlineData("/Public/SilentPaymentResponse?JurisdictionName=%F0%9F%92%B8&Session=%ED%A0%80")]
    public async Task An_address_that_makes_no_sense_is_answered_too(string path)
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").To(path).Arrives(Portal);

        (await Portal.Number("SELECT count(*) FROM postbacks")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);
    }

    [Fact]
    public async Task News_that_could_not_be_applied_at_once_is_applied_by_the_job()
    {
        var session = await Portal.AnOpenSession();
        await Portal.RunSql("ALTER TABLE payments RENAME TO payments_away");
        await session.Approval("pay-1").Arrives(Portal);
        await Portal.RunSql("ALTER TABLE payments_away RENAME TO payments");
        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");

        await Portal.KeptPostbacksAreApplied();

        await ShouldBePaidInFull(session);
        (await Portal.Number("SELECT count(*) FROM postbacks WHERE due_at IS NOT NULL")).ShouldBe(0);
    }

    private async Task<Answer> ShouldBePaidInFull(Session session)
    {
        var shown = (await Portal.Now(session)).ShouldBe(200);
        shown.Json.Text("state").ShouldBe("Paid");
        foreach (var number in session.Bill.InvoiceNumbers)
            (await Portal.Invoice(number)).Json.Dollars("balanceDue").ShouldBe(0m);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(session.Bill.InvoiceNumbers.Count);
        return shown;
    }
}

[Collection(OnSqlite.Name)]
public sealed class PostbacksOnSqlite(SqlitePortal portal) : PostbackTests(portal);

[Collection(OnPostgres.Name)]
public sealed class PostbacksOnPostgres(PostgresPortal portal) : PostbackTests(portal);
