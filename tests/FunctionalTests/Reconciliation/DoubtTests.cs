using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Reconciliation;

/// <summary>Money is in the books or on the finance staff's list, and never in both: found by the simulation.</summary>
public abstract class DoubtTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task A_payment_that_is_booked_after_all_is_taken_off_the_list()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").With("PaymentAmount", "100.00").Arrives(Portal);

        await session.Approval("pay-1").Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await OnTheList()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_amount_told_of_a_payment_that_is_booked_claims_no_money()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").Arrives(Portal);

        await session.Approval("pay-1").With("PaymentAmount", "100.00").Arrives(Portal);

        (await OnTheList()).ShouldHaveSingleItem().Dollars("amount").ShouldBe(0m);
    }

    [Fact]
    public async Task A_second_wrong_amount_takes_the_place_of_the_first()
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").With("PaymentAmount", "100.00").Arrives(Portal);
        await session.Approval("pay-1").With("PaymentAmount", "101.00").Arrives(Portal);
        await session.Approval("pay-1").With("PaymentAmount", "100.00").Arrives(Portal);

        (await OnTheList()).ShouldHaveSingleItem().Dollars("amount").ShouldBe(101m);
    }

    [Fact]
    public async Task A_wrong_amount_for_money_that_the_balance_has_shown_brings_its_name_and_claims_nothing()
    {
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        var session = await Portal.AnOpenSession(await Portal.ABillOfOneInvoice());
        await Portal.ThePayerPays(session);
        await Portal.Check(session);

        await session.Approval("pay-1").With("PaymentAmount", "1.00").Arrives(Portal);

        (await OnTheList()).ShouldHaveSingleItem().Dollars("amount").ShouldBe(0m);
        (await Portal.Number("SELECT count(*) FROM payments WHERE processor_payment_id = 'pay-1'")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(1);
    }

    [Fact]
    public async Task An_attempt_whose_amount_is_in_doubt_is_not_paid_twice_by_the_next_one_on_the_bill()
    {
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        var first = await Portal.AnOpenSession(await Portal.ABillOfOneInvoice());
        await Portal.Cancel(first);
        var second = await Portal.AnOpenSession(first.Bill);
        await Portal.ThePayerPays(first);
        await first.Approval("pay-1").With("PaymentAmount", "1.00").Arrives(Portal);

        await Portal.Check(second);

        (await OnTheList()).ShouldHaveSingleItem().Dollars("amount").ShouldBe(1m);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);
    }

    [Fact]
    public async Task A_service_fee_that_comes_with_the_second_news_of_a_payment_is_booked_once()
    {
        var session = await Portal.AnOpenSession();
        var (building, other) = (session.Bill.InvoiceNumbers[0], session.Bill.InvoiceNumbers[1]);
        await session.Approval("pay-1", other, "50.00").Arrives(Portal);

        for (var time = 0; time < 2; time++)
            await session.Approval("pay-1", building, "311.84").With("ConvenienceFee", "2.50").Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Number("SELECT sum(credit_cents) FROM journal_lines WHERE account = 'service-fee-payable'")).ShouldBe(250);
        await Portal.TheBooksBalance();
    }

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> OnTheList() =>
        [.. (await Portal.Exceptions()).Where(item => item.Text("state") == "Open")];
}

[Collection(OnSqlite.Name)]
public sealed class DoubtsOnSqlite(SqlitePortal portal) : DoubtTests(portal);

[Collection(OnPostgres.Name)]
public sealed class DoubtsOnPostgres(PostgresPortal portal) : DoubtTests(portal);
