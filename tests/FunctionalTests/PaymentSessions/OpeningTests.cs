using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

public abstract class OpeningTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task An_opened_session_says_where_to_send_the_payer()
    {
        var opened = (await Portal.Opening(await Portal.AnAssessedBill())).ShouldBe(201).Json;

        opened.Names().ShouldBe(["id", "state", "amount", "redirectUrl", "processorVersion"]);
        opened.Text("state").ShouldBe("AwaitingPayer");
        opened.GetProperty("amount").GetRawText().ShouldBe("361.84");
        opened.Text("redirectUrl").ShouldStartWith($"{Portal.ProcessorAddress}portal/access/otp/");
        opened.GetProperty("processorVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_session_shows_all_that_is_known_of_it()
    {
        var session = await Portal.AnOpenSession();

        var shown = (await Portal.Now(session)).ShouldBe(200).Json;

        string[] promised = ["id", "state", "amount", "amountPaid", "invoices", "method", "evidence", "history", "nextCheckAt"];
        promised.ShouldBeSubsetOf(shown.Names());
        shown.Text("method").ShouldBe("Online");
        shown.List("invoices").Select(invoice => invoice.Text("invoiceNumber")).ShouldBe(["BU5-00001-6", "BU5-00001-43"]);
        shown.List("history").ShouldHaveSingleItem().Text("to").ShouldBe("AwaitingPayer");
        shown.List("evidence").ShouldNotBeEmpty();
        shown.Text("nextCheckAt").ShouldEndWith("+00:00", Case.Sensitive, "RFC 3339, UTC");
    }

    [Fact]
    public async Task A_second_attempt_on_an_invoice_is_told_of_the_first()
    {
        var session = await Portal.AnOpenSession();

        var second = (await Portal.Opening(session.Bill)).ShouldBeProblem(409, "invoice_in_payment");

        second["sessionId"].GetGuid().ShouldBe(session.Id);
        (await Portal.Openings()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_invoice_that_shares_an_attempt_with_another_is_held_too()
    {
        var session = await Portal.AnOpenSession();

        (await Portal.Post("payment-sessions", new { accountNumber = "BU5-00001", invoiceNumbers = new[] { "BU5-00001-43" }, method = "Online" }))
            .ShouldBeProblem(409, "invoice_in_payment")["sessionId"].GetGuid().ShouldBe(session.Id);
    }

    [Fact]
    public async Task Ten_attempts_at_once_open_one_session()
    {
        var bill = await Portal.AnAssessedBill();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Portal.Opening(bill)));

        var opened = answers.Where(answer => answer.Status == 201).ShouldHaveSingleItem();
        foreach (var refused in answers.Where(answer => answer.Status != 201))
            refused.ShouldBeProblem(409, "invoice_in_payment")["sessionId"].GetGuid().ShouldBe(opened["id"].GetGuid());
        (await Portal.Openings()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_and_body_answer_the_same_session_and_call_the_processor_once()
    {
        var bill = await Portal.AnAssessedBill();
        var first = await Portal.Opening(bill, idempotencyKey: "attempt-1");

        var again = await Portal.Opening(bill, idempotencyKey: "attempt-1");

        again.ShouldBe(201).Text.ShouldBe(first.ShouldBe(201).Text);
        (await Portal.Openings()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var bill = await Portal.AnAssessedBill();
        (await Portal.Opening(bill, idempotencyKey: "attempt-1")).ShouldBe(201);

        (await Portal.Opening(bill, "Card", "attempt-1")).ShouldBeProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task The_same_key_ten_times_at_once_opens_once_and_then_answers_the_same()
    {
        var bill = await Portal.AnAssessedBill();
        await Portal.TheSandboxWill(new { open = "slow", delaySeconds = 0.3 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Portal.Opening(bill, idempotencyKey: "attempt-1")));

        foreach (var early in answers.Where(answer => answer.Status != 201))
            early.ShouldBeProblem(409, "idempotency_in_progress");
        var opened = answers.Where(answer => answer.Status == 201).Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        (await Portal.Opening(bill, idempotencyKey: "attempt-1")).ShouldBe(201).Text.ShouldBe(opened);
        (await Portal.Openings()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_opening_is_answered_the_same_for_its_key()
    {
        var bill = await Portal.AnAssessedBill();
        await Portal.TheSandboxWill(new { open = "refused" });
        var first = await Portal.Opening(bill, idempotencyKey: "attempt-1");

        var again = await Portal.Opening(bill, idempotencyKey: "attempt-1");

        again.ShouldBeProblem(502, "processor_refused")["sessionId"].GetGuid().ShouldBe(first["sessionId"].GetGuid());
        (await Portal.Openings()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_session_is_in_the_store_while_the_processor_is_still_thinking()
    {
        var bill = await Portal.AnAssessedBill();
        await Portal.TheSandboxWill(new { open = "slow", delaySeconds = 2 });

        var opening = Portal.Opening(bill);
        await Eventually.Holds(async () => await Portal.Number("SELECT count(*) FROM payment_sessions") == 1);
        var meanwhile = await Portal.Opening(bill);

        var held = meanwhile.ShouldBeProblem(409, "invoice_in_payment")["sessionId"].GetGuid();
        (await Portal.Get($"payment-sessions/{held}")).Json.Text("state").ShouldBe("Opening");
        (await opening).ShouldBe(201)["id"].GetGuid().ShouldBe(held);
    }

    [Fact]
    public async Task A_caller_who_goes_away_does_not_stop_the_opening()
    {
        var bill = await Portal.AnAssessedBill();
        await Portal.TheSandboxWill(new { open = "slow", delaySeconds = 2 });
        using var impatient = Node.NewClient(Portal.Http.BaseAddress!);
        impatient.Timeout = TimeSpan.FromSeconds(1);

        await Should.ThrowAsync<TaskCanceledException>(() => Portal.Opening(bill, node: impatient));
        await Eventually.Holds(async () => await Portal.Number("SELECT count(*) FROM payment_sessions WHERE status = 'AwaitingPayer'") == 1);

        var held = (await Portal.Opening(bill)).ShouldBeProblem(409, "invoice_in_payment")["sessionId"].GetGuid();
        (await Portal.Get($"payment-sessions/{held}")).Json.Text("state").ShouldBe("AwaitingPayer");
    }

    [Fact]
    public async Task A_paid_bill_has_nothing_to_pay()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").Arrives(Portal);

        (await Portal.Opening(session.Bill)).ShouldBeProblem(422, "nothing_to_pay");
    }

    [Theory]
    [InlineData("""{"accountNumber":"BU5-77777","method":"Online"}""", 404, "account_not_found")]
    [InlineData("""{"accountNumber":"BU5-90001","invoiceNumbers":["BU5-90002-42"],"method":"Online"}""", 422, "invoice_not_found")]
    [InlineData("""{"accountNumber":"BU5-90001","invoiceNumbers":[],"method":"Online"}""", 400, "invalid_request")]
    [InlineData("""{"accountNumber":"BU5-90001","method":"Cheque"}""", 400, "invalid_request")]
    [InlineData("""{"method":"Online"}""", 400, "invalid_request")]
    [InlineData("""{"accountNumber":"BU5-90001","method":"EMV","readerId":"front"}""", 400, "invalid_request")]
    [InlineData("""{"accountNumber":""", 400, "invalid_request")]
    public async Task A_request_that_cannot_be_met_is_refused_before_the_processor_hears_of_it(string body, int status, string code)
    {
        (await Portal.PostText($"/api/v1/{Portal.County}/payment-sessions", body)).ShouldBeProblem(status, code);

        (await Portal.Openings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_of_another_jurisdiction_does_not_exist_here()
    {
        var session = await Portal.AnOpenSession();

        (await Portal.Get($"/api/v1/{Portal.City}/payment-sessions/{session.Id}")).ShouldBeProblem(404, "session_not_found");
        (await Portal.Post($"/api/v1/{Portal.City}/payment-sessions/{session.Id}/cancel", null)).ShouldBeProblem(404, "session_not_found");
    }
}

[Collection(OnSqlite.Name)]
public sealed class OpeningsOnSqlite(SqlitePortal portal) : OpeningTests(portal);

[Collection(OnPostgres.Name)]
public sealed class OpeningsOnPostgres(PostgresPortal portal) : OpeningTests(portal);
