using Grancius.Domain.Jurisdictions;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>Whether external charge codes rule readers out of the whole biller, as the design says, or of a basket.</summary>
public abstract class ReaderRuleTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task By_biller_one_fee_code_with_a_charge_code_rules_readers_out_of_every_basket()
    {
        await SignPermitsHaveAChargeCode();
        var bill = await Letter();

        (await Portal.Opening(bill)).ShouldBe(201)["processorVersion"].GetInt32().ShouldBe(1);
        (await Review(bill)).ShouldContain("the fee code PRM-SIGN has an external charge code");
        (await AtACounter(await Letter("BU5-70002"))).ShouldBeProblem(422, "emv_not_supported");
    }

    [Fact]
    public async Task By_basket_a_bill_without_a_charge_code_may_be_paid_by_reader()
    {
        await ByBasket();
        await SignPermitsHaveAChargeCode();
        var bill = await Letter();

        (await Review(bill)).ShouldContain("Front counter");
        (await AtACounter(bill)).ShouldBe(201)["processorVersion"].GetInt32().ShouldBe(2);
        var sent = await Portal.LastOpening();
        sent.GetProperty("AllowSwipe").GetBoolean().ShouldBeTrue();
        sent.Text("DeviceId").ShouldBe("EMV-FRONT-01");
    }

    [Fact]
    public async Task By_basket_a_bill_with_a_charge_code_is_on_version_one_and_says_which_fee_it_is()
    {
        await ByBasket();
        await SignPermitsHaveAChargeCode();
        var bill = await Portal.AnAssessedBill();

        var page = await Review(bill);
        page.ShouldContain("its fee PRM-SIGN has an external charge code");
        page.ShouldNotContain("Front counter");
        (await AtACounter(bill)).ShouldBeProblem(422, "emv_not_supported").Json.Text("title").ShouldContain("PRM-SIGN");
        (await Portal.Openings()).ShouldBeEmpty();

        (await Portal.Opening(bill)).ShouldBe(201)["processorVersion"].GetInt32().ShouldBe(1);
        (await Portal.LastOpening()).GetProperty("AllowSwipe").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task By_basket_only_the_invoices_that_are_paid_count()
    {
        await ByBasket();
        await SignPermitsHaveAChargeCode();
        var bill = await Portal.AnAssessedBill();

        (await AtACounter(bill, "BU5-00001-6")).ShouldBe(201)["processorVersion"].GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task By_basket_a_reader_must_still_be_chosen_exist_and_be_asked_for_by_EMV()
    {
        await ByBasket();
        var bill = await Letter();

        (await Portal.Post("payment-sessions", new { accountNumber = bill.AccountNumber, method = "EMV" })).ShouldBeProblem(422, "reader_missing");
        (await Portal.Post("payment-sessions", new { accountNumber = bill.AccountNumber, method = "EMV", readerId = Guid.CreateVersion7() })).ShouldBeProblem(422, "reader_unknown");
        (await Portal.Post("payment-sessions", new { accountNumber = bill.AccountNumber, method = "Card", readerId = await TheReader() })).ShouldBeProblem(422, "reader_not_used");
        (await Portal.Post("payment-sessions", new { accountNumber = "BU5-99999", method = "Card" })).ShouldBe(404);
    }

    private Task<bool> ByBasket() => Portal.Now(county => county.Refuses(ReaderRule.ByBasket));

    private Task SignPermitsHaveAChargeCode() => Portal.RunSql("UPDATE fee_codes SET external_charge_code = 'EC-7' WHERE code = 'PRM-SIGN'");

    private async Task<Bill> Letter(string account = "BU5-70001") => Bill.Of(await Portal.Post(
        "fees", new { accountNumber = account, customer = Portal.AmberStirn, fees = new[] { new { feeCode = "ZON-LETTER" } } }));

    private async Task<string> Review(Bill bill) => (await Portal.Get(await Portal.ReviewOf(bill), key: null)).ShouldBe(200).Text;

    private async Task<Answer> AtACounter(Bill bill, params string[] invoices) => await Portal.Post("payment-sessions", new
    {
        accountNumber = bill.AccountNumber,
        invoiceNumbers = invoices.Length == 0 ? null : invoices,
        method = "EMV",
        readerId = await TheReader(),
    });

    private async Task<Guid> TheReader() =>
        (await Portal.Get("readers")).Json.EnumerateArray().Single(reader => reader.Text("name") == "Front counter").GetProperty("id").GetGuid();
}

[Collection(OnSqlite.Name)]
public sealed class ReaderRuleOnSqlite(SqlitePortal portal) : ReaderRuleTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ReaderRuleOnPostgres(PostgresPortal portal) : ReaderRuleTests(portal);
