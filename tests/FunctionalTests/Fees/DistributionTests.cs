using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Fees;

/// <summary>A fee of several general ledger accounts, from its line to the ledger.</summary>
public abstract class DistributionTests(Portal portal) : PortalTest(portal)
{
    private Task ThreeAccounts() => Portal.RunSql(
        """UPDATE fee_codes SET gl_parts = '[{"GlAccount":"001-322200","BasisPoints":3333},{"GlAccount":"001-208000","BasisPoints":3333},{"GlAccount":"450-1","BasisPoints":3334}]' WHERE code = 'PRM-SIGN'""");

    [Fact]
    public async Task Every_line_share_and_journal_entry_follows_the_parts_to_the_cent()
    {
        await ThreeAccounts();

        var bill = await Portal.ABillOfOneInvoice();

        var line = (await Portal.Invoice(bill.InvoiceNumbers[0])).ShouldBe(200).Json.List("lines").ShouldHaveSingleItem();
        line.Text("glAccount").ShouldBe("001-322200");
        line.List("glShares").Select(share => (share.Text("glAccount"), share.Dollars("amount")))
            .ShouldBe([("001-322200", 16.67m), ("001-208000", 16.66m), ("450-1", 16.67m)]);
        var ledger = (await Portal.Get("ledger/trial-balance")).Json.EnumerateArray().ToDictionary(account => account.Text("account"));
        ledger["receivable:001-208000"].Dollars("debit").ShouldBe(16.66m);
        ledger["revenue:450-1"].Dollars("credit").ShouldBe(16.67m);
    }

    [Fact]
    public async Task A_payment_clears_the_receivable_of_every_part()
    {
        await ThreeAccounts();
        var session = await Portal.AnOpenSession(await Portal.ABillOfOneInvoice());

        await Portal.ThePayerPays(session);
        await Portal.KeptPostbacksAreApplied();

        (await Portal.StateOf(session)).ShouldBe("Paid");
        var ledger = (await Portal.Get("ledger/trial-balance")).Json.EnumerateArray().ToDictionary(account => account.Text("account"));
        foreach (var account in (string[])["001-208000", "450-1"])
            ledger[$"receivable:{account}"].Dollars("credit").ShouldBe(ledger[$"receivable:{account}"].Dollars("debit"));
    }

    [Fact]
    public async Task A_fee_that_is_not_shown_to_payers_may_be_assessed_by_the_api_and_not_be_started_by_a_payer()
    {
        await Portal.RunSql("UPDATE fee_codes SET shown_to_payers = false WHERE code = 'PRM-SIGN'");

        await Portal.ABillOfOneInvoice();

        var key = new string('a', 32);
        (await Portal.Get($"/{Portal.County}/fee/43?key={key}", key: null)).ShouldBe(404);
        (await Portal.Get($"/{Portal.County}/fee?key={key}", key: null)).ShouldBe(200).Text.ShouldNotContain("Sign permit");
    }

    [Fact]
    public async Task What_a_fee_was_worked_out_from_is_kept_with_it()
    {
        (await Portal.Post("fees", new { customer = Portal.AmberStirn, fees = new object[] { new { feeCode = "BLD-PERMIT", @base = 123_456.78m } } })).ShouldBe(201);

        (await Portal.Number("SELECT count(*) FROM fees WHERE given_quantity IS NULL AND given_amount IS NULL AND CAST(given_base AS text) = '123456.78'")).ShouldBe(2);
    }
}

[Collection(OnSqlite.Name)]
public sealed class DistributionOnSqlite(SqlitePortal portal) : DistributionTests(portal);

[Collection(OnPostgres.Name)]
public sealed class DistributionOnPostgres(PostgresPortal portal) : DistributionTests(portal);
