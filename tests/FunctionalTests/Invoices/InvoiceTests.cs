using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Invoices;

public abstract class InvoiceTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task An_invoice_is_shown_with_its_lines_and_no_payments_yet()
    {
        await Portal.AnAssessedBill();

        var invoice = (await Portal.Invoice("BU5-00001-6")).ShouldBe(200).Json;

        string[] promised = ["invoiceNumber", "accountNumber", "invoiceTypeId", "state", "amount", "amountPaid", "balanceDue", "lines", "payments"];
        promised.ShouldBeSubsetOf(invoice.Names());
        invoice.Text("state").ShouldBe("Open");
        invoice.Text("accountNumber").ShouldBe("BU5-00001");
        invoice.GetProperty("amount").GetRawText().ShouldBe("311.84");
        invoice.GetProperty("amountPaid").GetRawText().ShouldBe("0.00");
        invoice.Dollars("balanceDue").ShouldBe(311.84m);
        invoice.List("lines").ShouldHaveSingleItem().Text("feeCode").ShouldBe("BLD-MISC");
        invoice.List("payments").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paid_invoice_shows_the_payment_and_nothing_due()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").Arrives(Portal);

        var invoice = (await Portal.Invoice("BU5-00001-6")).ShouldBe(200).Json;

        invoice.Text("state").ShouldBe("Paid");
        invoice.Dollars("amountPaid").ShouldBe(311.84m);
        invoice.Dollars("balanceDue").ShouldBe(0m);
        var payment = invoice.List("payments").ShouldHaveSingleItem();
        payment.Text("processorPaymentId").ShouldBe("pay-1");
        payment.Dollars("amount").ShouldBe(311.84m);
    }

    [Fact]
    public async Task Invoices_are_listed_by_account_and_by_state()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1", "BU5-00001-43", "50.00").Arrives(Portal);

        Numbers(await Portal.Get("invoices?accountNumber=BU5-00001")).ShouldBe(["BU5-00001-43", "BU5-00001-6"], ignoreOrder: true);
        Numbers(await Portal.Get("invoices?state=Paid")).ShouldBe(["BU5-00001-43"]);
        Numbers(await Portal.Get("invoices?accountNumber=BU5-00001&state=Open")).ShouldBe(["BU5-00001-6"]);
        Numbers(await Portal.Get("invoices?accountNumber=NOBODY")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_list_is_read_by_cursor_without_gap_or_repeat()
    {
        for (var place = 0; place < 7; place++)
            await Portal.ABillOfOneInvoice($"LIST-{place}");

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = (await Portal.Get($"invoices?limit=3{(next is null ? "" : $"&after={next}")}")).ShouldBe(200);
            page.Json.Names().ShouldBe(["items", "next"]);
            page.Json.List("items").Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(Numbers(page));
            next = page["next"].GetString();
        }
        while (next is not null);

        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.Where(number => number.StartsWith("LIST-", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 7).Select(place => $"LIST-{6 - place}-43"));
        seen.Count.ShouldBe(11);
    }

    [Theory]
    [InlineData("limit=201")]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("after=somewhere")]
    [InlineData("state=Lost")]
    public async Task A_list_asked_for_in_the_wrong_words_is_refused(string query) =>
        (await Portal.Get($"invoices?{query}")).ShouldBeProblem(400, "invalid_request");

    [Fact]
    public async Task Two_hundred_at_once_may_be_asked_for() => (await Portal.Get("invoices?limit=200")).ShouldBe(200);

    [Fact]
    public async Task An_invoice_of_another_jurisdiction_does_not_exist_here()
    {
        await Portal.AnAssessedBill();

        (await Portal.Get($"/api/v1/{Portal.City}/invoices/BU5-00001-6")).ShouldBeProblem(404, "invoice_not_found");
        (await Portal.Get("invoices/BU5-77777-6")).ShouldBeProblem(404, "invoice_not_found");
    }

    private static IReadOnlyList<string> Numbers(Answer page) => [.. page.ShouldBe(200).Json.List("items").Select(invoice => invoice.Text("invoiceNumber"))];
}

[Collection(OnSqlite.Name)]
public sealed class InvoicesOnSqlite(SqlitePortal portal) : InvoiceTests(portal);

[Collection(OnPostgres.Name)]
public sealed class InvoicesOnPostgres(PostgresPortal portal) : InvoiceTests(portal);
