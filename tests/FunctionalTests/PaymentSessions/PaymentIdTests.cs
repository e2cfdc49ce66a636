using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>The processor's id of a payment belongs to one session: told of a second one, it brings no money there.</summary>
public abstract class PaymentIdTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task A_payment_id_seen_with_another_session_books_nothing_there()
    {
        var (first, second) = await TwoSessions();
        await first.Approval("pay-1").Arrives(Portal);

        await second.Approval("pay-1").Arrives(Portal);

        (await Portal.StateOf(second)).ShouldBe("UnderReview");
        (await Portal.Exceptions()).ShouldHaveSingleItem().Text("kind").ShouldBe("PaymentIdReused");
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(36184);
    }

    [Fact]
    public async Task A_payment_id_of_another_session_is_no_name_for_money_that_the_balance_showed()
    {
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        var (first, second) = await TwoSessions();
        await first.Approval("pay-1").Arrives(Portal);
        await Portal.ThePayerPays(second);
        (await Portal.Check(second)).ShouldBe(200);

        await second.Approval("pay-1", "BU5-00008-43", "49.00").Arrives(Portal);
        await Portal.KeptPostbacksAreApplied();

        (await Portal.Exceptions()).ShouldHaveSingleItem().Text("kind").ShouldBe("AmountMismatch");
        (await Portal.Number("SELECT count(*) FROM payments WHERE processor_payment_id IS NULL")).ShouldBe(2);
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(2 * 36184);
        (await Portal.Number("SELECT count(*) FROM postbacks WHERE due_at IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task One_payment_names_each_invoice_it_paid_and_is_told_of_once()
    {
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1", "BU5-00001-6", "311.84").Arrives(Portal);
        await session.Approval("pay-1", "BU5-00001-43", "50.00").Arrives(Portal);

        (await Portal.Number("SELECT count(*) FROM payments WHERE processor_payment_id = 'pay-1'")).ShouldBe(2);
        (await Portal.Number("SELECT count(*) FROM payments WHERE brings_payment_id")).ShouldBe(1);
    }

    private async Task<(Session First, Session Second)> TwoSessions() =>
        (await Portal.AnOpenSession(), await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-00008")));
}

[Collection(OnSqlite.Name)]
public sealed class PaymentIdsOnSqlite(SqlitePortal portal) : PaymentIdTests(portal);

[Collection(OnPostgres.Name)]
public sealed class PaymentIdsOnPostgres(PostgresPortal portal) : PaymentIdTests(portal)
{
    private const int Pairs = 12;

    [Fact]
    public async Task Two_nodes_told_at_once_of_one_payment_id_for_two_sessions_believe_one_of_them()
    {
        HttpClient[] nodes = [Portal.Http, await Portal.AnotherNode()];
        var sessions = new List<Session>();
        for (var place = 0; place < 2 * Pairs; place++)
            sessions.Add(await Portal.AnOpenSession(await Portal.ABillOfOneInvoice($"PAIR-{place:00}")));

        foreach (var pair in sessions.Chunk(2))
            await Task.WhenAll(pair.Select((session, place) => session.Approval($"pay-{pair[0].Id}").ArrivesInAFlood(nodes[place])));
        await Portal.KeptPostbacksAreApplied();

        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(Pairs);
        (await Portal.Number("SELECT count(*) FROM payment_sessions WHERE status = 'UnderReview'")).ShouldBe(Pairs);
        (await Portal.Exceptions()).Select(item => item.Text("kind")).Distinct().ShouldHaveSingleItem().ShouldBe("PaymentIdReused");
    }
}
