using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Fees;

public abstract class QuoteTests(Portal portal) : PortalTest(portal)
{
    [Theory]
    [InlineData("BLD-MISC", "amount", "311.84", "311.84", "Amount given: $311.84")]
    [InlineData("BLD-PERMIT", "base", "123456.78", "925.93", "0.75 % of $123,456.78 = $925.93")]
    [InlineData("BLD-PERMIT", "base", "6666.66", "50.00", "0.75 % of $6,666.66 = $50.00")]
    [InlineData("BLD-PERMIT", "base", "6665.99", "50.00", "0.75 % of $6,665.99 = $49.99; minimum $50.00")]
    [InlineData("BLD-PERMIT", "base", "0.01", "50.00", "0.75 % of $0.01 = $0.00; minimum $50.00")]
    [InlineData("BLD-PERMIT", "base", "10000.66", "75.00", "0.75 % of $10,000.66 = $75.00")]
    [InlineData("BLD-PERMIT", "base", "10000.67", "75.01", "0.75 % of $10,000.67 = $75.01")]
    [InlineData("BLD-PERMIT", "base", "3333333.33", "25000.00", "0.75 % of $3,333,333.33 = $25,000.00")]
    [InlineData("BLD-PERMIT", "base", "3333334.00", "25000.00", "0.75 % of $3,333,334.00 = $25,000.01; maximum $25,000.00")]
    [InlineData("BLD-PLAN", "base", "50000", "250.00", "$50,000.00 at $5.00 per 1,000 = $250.00")]
    [InlineData("BLD-PLAN", "base", "50001", "250.00", "$50,000.00 at $5.00 per 1,000 + $1.00 at $4.00 per 1,000 = $250.00")]
    [InlineData("BLD-PLAN", "base", "500000", "2050.00", "$50,000.00 at $5.00 per 1,000 + $450,000.00 at $4.00 per 1,000 = $2,050.00")]
    [InlineData("BLD-PLAN", "base", "1234567.89", "4253.70", "$50,000.00 at $5.00 per 1,000 + $450,000.00 at $4.00 per 1,000 + $734,567.89 at $3.00 per 1,000 = $4,253.70")]
    [InlineData("BLD-PLAN", "base", "1", "0.01", "$1.00 at $5.00 per 1,000 = $0.01")]
    [InlineData("UTL-TAP", "quantity", "1", "1250.00", "1 × $1,250.00 = $1,250.00")]
    [InlineData("UTL-TAP", "quantity", "3", "3750.00", "3 × $1,250.00 = $3,750.00")]
    [InlineData("PLN-REVIEW", "base", "1", "250.00", "1 (up to 1): $250.00")]
    [InlineData("PLN-REVIEW", "base", "1.000001", "600.00", "1.000001 (up to 10): $600.00")]
    [InlineData("PLN-REVIEW", "base", "10", "600.00", "10 (up to 10): $600.00")]
    [InlineData("PLN-REVIEW", "base", "10.5", "1500.00", "10.5 (above 10): $1,500.00")]
    public async Task A_fee_is_worked_out_in_cents_rounded_once_with_its_working_in_words(
        string code, string input, string given, string amount, string explanation)
    {
        var quote = (await Quote(code, input, given)).ShouldBe(200).Json;

        var fee = quote.List("fees").ShouldHaveSingleItem();
        fee.Dollars("amount").ShouldBe(decimal.Parse(amount, null));
        fee.Text("explanation").ShouldBe(explanation);
        quote.Dollars("total").ShouldBe(decimal.Parse(amount, null));
        quote.GetProperty("total").GetRawText().ShouldBe(amount);
    }

    [Theory]
    [InlineData("PRM-SIGN", null, "50.00")]
    [InlineData("ZON-LETTER", "2020-01-01", "75.00")]
    [InlineData("ZON-LETTER", "2025-12-31", "75.00")]
    [InlineData("ZON-LETTER", "2026-01-01", "80.00")]
    public async Task A_flat_fee_is_that_of_the_version_in_force_on_the_date(string code, string? asOf, string amount)
    {
        var quote = (await Portal.Post("quotes", new { fees = new[] { new { feeCode = code } }, asOf })).ShouldBe(200).Json;

        quote.List("fees")[0].GetProperty("amount").GetRawText().ShouldBe(amount);
    }

    [Fact]
    public async Task A_date_before_any_version_has_no_price() =>
        (await Portal.Post("quotes", new { fees = new[] { new { feeCode = "ZON-LETTER" } }, asOf = "2019-12-31" })).ShouldBeProblem(422, "fee_not_in_force");

    [Theory]
    [InlineData("NO-SUCH-FEE", "base", "1", "fee_code_unknown")]
    [InlineData("BLD-PERMIT", "quantity", "1", "fee_input_missing")]
    [InlineData("BLD-PERMIT", "base", "0", "fee_input_out_of_range")]
    [InlineData("BLD-PERMIT", "base", "-5", "fee_input_out_of_range")]
    [InlineData("BLD-PERMIT", "base", "1000000000000", "fee_input_out_of_range")]
    [InlineData("UTL-TAP", "quantity", "-1", "fee_input_out_of_range")]
    [InlineData("PRM-SIGN", "amount", "49.99", "fee_amount_not_free")]
    [InlineData("BLD-MISC", "amount", "12.345", "amount_fraction_of_a_cent")]
    [InlineData("BLD-PLAN", "base", "0.5", "fee_comes_to_nothing")]
    [InlineData("BLD-MISC", "amount", "1000000000", "amount_too_large")]
    public async Task A_fee_that_cannot_be_worked_out_is_refused_with_its_reason(string code, string input, string given, string problem) =>
        (await Quote(code, input, given)).ShouldBeProblem(422, problem);

    [Fact]
    public async Task A_quote_adds_up_by_invoice_type_and_stores_nothing()
    {
        var before = await Portal.Number("SELECT count(*) FROM fees");

        var quote = (await Portal.Post("quotes", new
        {
            fees = new object[] { new { feeCode = "BLD-MISC", amount = 311.84m }, new { feeCode = "BLD-PLAN", @base = 50000 }, new { feeCode = "PRM-SIGN" } },
        })).ShouldBe(200).Json;

        quote.Dollars("total").ShouldBe(611.84m);
        quote.List("invoices").Select(invoice => (invoice.GetProperty("invoiceTypeId").GetInt32(), invoice.Dollars("balanceDue")))
            .ShouldBe([(6, 561.84m), (43, 50m)], ignoreOrder: true);
        (await Portal.Number("SELECT count(*) FROM fees")).ShouldBe(before);
    }

    private Task<Answer> Quote(string code, string input, string given) =>
        Portal.PostText($"/api/v1/{Portal.County}/quotes", $$"""{"fees":[{"feeCode":"{{code}}","{{input}}":{{given}}}]}""");
}

[Collection(OnSqlite.Name)]
public sealed class QuotesOnSqlite(SqlitePortal portal) : QuoteTests(portal);

[Collection(OnPostgres.Name)]
public sealed class QuotesOnPostgres(PostgresPortal portal) : QuoteTests(portal);
