using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Fees;

public abstract class AssessmentTests(Portal portal) : PortalTest(portal)
{
    private static readonly object[] OneSign = [new { feeCode = "PRM-SIGN" }];

    [Fact]
    public async Task Without_an_account_number_one_is_made_with_the_prefix_and_a_running_number()
    {
        var first = (await Assess(OneSign)).ShouldBe(201).Json;
        var second = (await Assess(OneSign)).ShouldBe(201).Json;

        first.Text("accountNumber").ShouldBe("BU5-00002");
        first.List("invoices")[0].Text("invoiceNumber").ShouldBe("BU5-00002-43");
        second.Text("accountNumber").ShouldBe("BU5-00003");
    }

    [Fact]
    public async Task A_number_that_a_caller_has_used_is_not_made_again()
    {
        await Assess(OneSign, account: "BU5-00002");

        (await Assess(OneSign)).Json.Text("accountNumber").ShouldBe("BU5-00003");
    }

    [Fact]
    public async Task Forty_assessments_at_once_get_forty_numbers()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Assess(OneSign)));

        answers.Select(answer => answer.ShouldBe(201).Json.Text("accountNumber")).Distinct().Count().ShouldBe(40);
    }

    [Fact]
    public async Task Fees_of_one_type_become_one_invoice_and_each_type_its_own()
    {
        var assessed = (await Assess(
            [new { feeCode = "BLD-MISC", amount = 311.84m }, new { feeCode = "PRM-SIGN" }, new { feeCode = "BLD-PERMIT", @base = 123_456.78m }], "BU5-00001")).ShouldBe(201).Json;

        assessed.Names().ShouldBe(["accountNumber", "fees", "invoices", "total"]);
        assessed.List("fees")[0].Names().ShouldBe(["id", "feeCode", "amount", "explanation", "invoiceNumber"]);
        assessed.List("fees").Select(fee => (fee.Text("feeCode"), fee.Dollars("amount"), fee.Text("invoiceNumber"))).ShouldBe(
            [("BLD-MISC", 311.84m, "BU5-00001-6"), ("PRM-SIGN", 50m, "BU5-00001-43"), ("BLD-PERMIT", 925.93m, "BU5-00001-6")]);
        assessed.List("invoices").Select(invoice => (invoice.Text("invoiceNumber"), invoice.GetProperty("invoiceTypeId").GetInt32(), invoice.Dollars("balanceDue"))).ShouldBe(
            [("BU5-00001-6", 6, 1237.77m), ("BU5-00001-43", 43, 50m)]);
        assessed.GetProperty("total").GetRawText().ShouldBe("1287.77");
    }

    [Fact]
    public async Task A_further_fee_joins_the_open_invoice_until_it_was_presented_for_payment()
    {
        var bill = await Portal.ABillOfOneInvoice();
        await Assess(OneSign, bill.AccountNumber);
        (await Portal.Invoice("BU5-00001-43")).Json.Dollars("balanceDue").ShouldBe(100m);
        await Portal.AnOpenSession(bill with { Total = 100m });

        var later = (await Assess(OneSign, bill.AccountNumber)).ShouldBe(201).Json;

        later.List("invoices").ShouldHaveSingleItem().Text("invoiceNumber").ShouldBe("BU5-00001-43-2");
        (await Portal.Invoice("BU5-00001-43")).Json.Dollars("balanceDue").ShouldBe(100m);
    }

    [Fact]
    public async Task The_date_of_the_schedule_may_be_given()
    {
        var before = await Portal.Post("fees", new { customer = Portal.AmberStirn, fees = new[] { new { feeCode = "ZON-LETTER" } }, asOf = "2025-12-31" });
        var after = await Portal.Post("fees", new { customer = Portal.AmberStirn, fees = new[] { new { feeCode = "ZON-LETTER" } }, asOf = "2026-01-01" });

        before.ShouldBe(201).Json.Dollars("total").ShouldBe(75m);
        after.ShouldBe(201).Json.Dollars("total").ShouldBe(80m);
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_same_answer_and_charge_once()
    {
        var first = await Assess(OneSign, idempotencyKey: "order-17");
        var again = await Assess(OneSign, idempotencyKey: "order-17");

        again.ShouldBe(201).Text.ShouldBe(first.ShouldBe(201).Text);
        (await Portal.Number("SELECT count(*) FROM fees WHERE account_id NOT IN (SELECT id FROM accounts WHERE number LIKE 'BU5-9000%')")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_same_answer_though_the_fee_cannot_be_charged_any_more()
    {
        var first = await Assess(OneSign, idempotencyKey: "order-17");
        await Portal.RunSql("UPDATE fee_codes SET active = NOT active WHERE code = 'PRM-SIGN'");

        (await Assess(OneSign, idempotencyKey: "order-17")).ShouldBe(201).Text.ShouldBe(first.ShouldBe(201).Text);
        (await Assess([.. OneSign, .. OneSign], idempotencyKey: "order-17")).ShouldBeProblem(422, "idempotency_key_reused");
        (await Assess(OneSign, idempotencyKey: "order-18")).ShouldBeProblem(422, "fee_code_unknown");
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        (await Assess(OneSign, idempotencyKey: "order-17")).ShouldBe(201);

        (await Assess([new { feeCode = "ZON-LETTER" }], idempotencyKey: "order-17")).ShouldBeProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task The_same_key_ten_times_at_once_charges_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Assess(OneSign, idempotencyKey: "order-17")));

        answers.Select(answer => answer.ShouldBe(201).Text).Distinct().ShouldHaveSingleItem();
        (await Portal.Number("SELECT count(*) FROM fees WHERE account_id NOT IN (SELECT id FROM accounts WHERE number LIKE 'BU5-9000%')")).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_order_does_not_use_the_key_up()
    {
        (await Assess([new { feeCode = "NO-SUCH-FEE" }], idempotencyKey: "order-17")).ShouldBeProblem(422, "fee_code_unknown");

        (await Assess(OneSign, idempotencyKey: "order-17")).ShouldBe(201);
    }

    [Fact]
    public async Task A_key_belongs_to_its_jurisdiction()
    {
        (await Assess(OneSign, idempotencyKey: "order-17")).ShouldBe(201);

        var city = await Portal.Post($"/api/v1/{Portal.City}/fees", new { customer = Portal.AmberStirn, fees = new[] { new { feeCode = "PRM-LEGACY" } } }, "order-17");
        city.ShouldBe(201).Json.Text("accountNumber").ShouldBe("BR1-00002");
    }

    [Fact]
    public async Task A_fee_of_nothing_is_issued_settled_with_its_ledger_account_and_told_of_like_any_other()
    {
        await Portal.RunSql("""UPDATE fee_schedules SET rule = '{"kind":"flat","Amount":0,"DependsOn":0}' WHERE fee_code_id IN (SELECT id FROM fee_codes WHERE code = 'PRM-SIGN')""");
        (await Assess(OneSign, "BU5-00007")).ShouldBe(201).Json.Dollars("total").ShouldBe(0m);

        var invoice = (await Portal.Invoice("BU5-00007-43")).Json;
        (invoice.Dollars("balanceDue"), invoice.Text("state")).ShouldBe((0m, "Paid"));
        invoice.List("lines").ShouldHaveSingleItem().Text("glAccount").ShouldNotBeEmpty();
        (await Portal.Number("SELECT count(*) FROM outbox WHERE kind = 'InvoicePaid'")).ShouldBe(1);
    }

    [Fact]
    public async Task Fifteen_fees_of_one_order_are_stored_each_with_its_own_amount()
    {
        var amounts = Enumerable.Range(1, 15).Select(place => 10m + place).ToList();
        (await Assess([.. amounts.Select(amount => new { feeCode = "BLD-MISC", amount })], "BU5-00009")).ShouldBe(201);

        (await Portal.Invoice("BU5-00009-6")).Json.Dollars("balanceDue").ShouldBe(amounts.Sum());
        const string Stored = "FROM fees WHERE account_id IN (SELECT id FROM accounts WHERE number = 'BU5-00009')";
        (await Portal.Number($"SELECT count(DISTINCT amount) {Stored}")).ShouldBe(15);
        (await Portal.Number($"SELECT sum(amount) {Stored}")).ShouldBe((long)(amounts.Sum() * 100));
        (await Portal.Number($"SELECT max(place) {Stored}")).ShouldBe(15);
    }

    [Fact]
    public async Task A_hundred_fees_are_taken_and_one_more_is_not()
    {
        (await Assess([.. Enumerable.Repeat(OneSign[0], 100)])).ShouldBe(201).Json.Dollars("total").ShouldBe(5000m);
        (await Assess([.. Enumerable.Repeat(OneSign[0], 101)])).ShouldBeProblem(400, "invalid_request");
    }

    [Fact]
    public async Task Nothing_is_stored_when_one_of_the_fees_cannot_be_worked_out()
    {
        (await Assess([.. OneSign, new { feeCode = "BLD-PERMIT" }], "BU5-00001")).ShouldBeProblem(422, "fee_input_missing").Text.ShouldContain("fees[1].base");

        (await Portal.Get("invoices?accountNumber=BU5-00001")).Json.List("items").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"fees":[{"feeCode":"PRM-SIGN"}]}""", "customer")]
    [InlineData("""{"customer":{"name":"A","address":"B","city":"C","state":"FL","zip":"34604"}}""", "fees")]
    [InlineData("""{"customer":{"name":"","address":"B","city":"C","state":"FL","zip":"34604"},"fees":[{"feeCode":"PRM-SIGN"}]}""", "name")]
    [InlineData("""{"customer":{"name":"A","address":"B","city":"C","state":"Florida","zip":"34604"},"fees":[{"feeCode":"PRM-SIGN"}]}""", "state")]
    [InlineData("""{"customer":{"name":"A","address":"B","city":"C","state":"FL","zip":"3460"},"fees":[{"feeCode":"PRM-SIGN"}]}""", "zip")]
    [InlineData("""{"customer":{"name":"4111 1111 1111 1111","address":"B","city":"C","state":"FL","zip":"34604"},"fees":[{"feeCode":"PRM-SIGN"}]}""", "card number")]
    [InlineData("""{"accountNumber":"a b","customer":{"name":"A","address":"B","city":"C","state":"FL","zip":"34604"},"fees":[{"feeCode":"PRM-SIGN"}]}""", "account number")]
    [InlineData("""{"customer":{"name":"A","address":"B","city":"C","state":"FL","zip":"34604"},"fees":[null]}""", "fee")]
    [InlineData("""{"customer":{"name":"A","address":"B","city":"C","state":"FL","zip":"34604"},"fees":[{}]}""", "fee")]
    [InlineData("""{"customer":{"name":"A","address":"B","city":"C","state":"FL","zip":"34604"},"fees":[{"feeCode":"PRM-SIGN"}],"invoiceDate":"2026-02-01","dueDate":"2026-01-01"}""", "due date")]
    [InlineData("""{"customer":{"name":"A","address":"B","city":"C","state":"FL","zip":"34604"},"fees":[{"feeCode":"BLD-MISC","amount":"12.50"}]}""", "amount")]
    [InlineData("""{"customer":{"name":"A","address":"B","city":"C","state":"FL","zip":"34604"},"fees":[{"feeCode":"BLD-MISC","amount":1e400}]}""", "amount")]
    [InlineData("""{"customer":""", "could not be read")]
    [InlineData("", "could not be read")]
    [InlineData("null", "could not be read")]
    [InlineData("[]", "could not be read")]
    public async Task A_request_of_the_wrong_shape_is_refused_and_says_where(string body, string says) =>
        (await Portal.PostText($"/api/v1/{Portal.County}/fees", body)).ShouldBeProblem(400, "invalid_request").Text.ShouldContain(says, Case.Insensitive);

    private Task<Answer> Assess(object[] fees, string? account = null, string? idempotencyKey = null) =>
        Portal.Post("fees", new { accountNumber = account, customer = Portal.AmberStirn, fees }, idempotencyKey);
}

[Collection(OnSqlite.Name)]
public sealed class AssessmentsOnSqlite(SqlitePortal portal) : AssessmentTests(portal);

[Collection(OnPostgres.Name)]
public sealed class AssessmentsOnPostgres(PostgresPortal portal) : AssessmentTests(portal);
