using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>The same news from many sides at once is applied once.</summary>
public abstract class ConcurrencyTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task Twenty_deliveries_at_once_are_kept_applied_once_and_all_answered_ok()
    {
        var session = await Portal.AnOpenSession();
        var news = session.Approval("pay-1").With("ConvenienceFee", "9.05");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => news.Arrives(Portal)));
        await Portal.KeptPostbacksAreApplied();

        await ShouldBePaidOnce(session);
        (await Portal.Number("SELECT count(*) FROM postbacks")).ShouldBe(20);
        (await Portal.Number("SELECT sum(credit_cents) FROM journal_lines WHERE account = 'service-fee-payable'")).ShouldBe(905);
    }

    [Fact]
    public async Task Posts_of_both_invoices_ten_times_at_once_pay_each_once()
    {
        var session = await Portal.AnOpenSession();
        Postback[] news = [session.Approval("pay-1", "BU5-00001-6", "311.84"), session.Approval("pay-1", "BU5-00001-43", "50.00"), session.Approval("pay-1")];

        await Task.WhenAll(Enumerable.Range(0, 18).Select(place => news[place % 3].Arrives(Portal)));
        await Portal.KeptPostbacksAreApplied();

        await ShouldBePaidOnce(session);
    }

    [Fact]
    public async Task Postback_sweep_and_check_at_once_book_the_payment_once()
    {
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);
        Portal.TimePasses(TimeSpan.FromMinutes(4));

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 5).Select(_ => (Task)Portal.TheProcessorSends(session, new { times = 2 })),
            .. Enumerable.Range(0, 5).Select(_ => (Task)Portal.Check(session)),
            Portal.TheSweepRuns(),
            Portal.KeptPostbacksAreApplied(),
        ]);
        await Portal.KeptPostbacksAreApplied();

        await ShouldBePaidOnce(session);
    }

    [Fact]
    public async Task Eight_deliveries_of_each_of_fifteen_payments_at_once_double_none()
    {
        var sessions = await ManySessions(15);

        await Task.WhenAll(from session in sessions from _ in Enumerable.Range(0, 8) select session.Approval($"pay-{session.Id}").ArrivesInAFlood(Portal.Http));
        await Portal.KeptPostbacksAreApplied();

        foreach (var session in sessions)
            (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(15 * 36184);
        (await Portal.Exceptions()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Approvals_and_declines_at_once_end_paid()
    {
        var session = await Portal.AnOpenSession();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(place => (place % 2 == 0 ? session.Approval("pay-1") : session.Decline()).Arrives(Portal)));
        await Portal.KeptPostbacksAreApplied();

        await ShouldBePaidOnce(session);
    }

    [Fact]
    public async Task Payment_and_cancellation_at_once_do_not_lose_the_money()
    {
        var session = await Portal.AnOpenSession();

        await Task.WhenAll(Portal.Cancel(session), session.Approval("pay-1").Arrives(Portal), Portal.Cancel(session));
        await Portal.KeptPostbacksAreApplied();

        await ShouldBePaidOnce(session);
    }

    protected async Task<IReadOnlyList<Session>> ManySessions(int count)
    {
        var sessions = new List<Session>();
        for (var place = 0; place < count; place++)
            sessions.Add(await Portal.AnOpenSession(await Portal.AnAssessedBill($"MANY-{place:00}")));
        return sessions;
    }

    protected async Task ShouldBePaidOnce(Session session)
    {
        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(36184);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(2);
        (await Portal.Exceptions()).ShouldBeEmpty();
    }
}

[Collection(OnSqlite.Name)]
public sealed class ConcurrencyOnSqlite(SqlitePortal portal) : ConcurrencyTests(portal);

/// <summary>Several nodes share a database on PostgreSQL; on SQLite there is one.</summary>
[Collection(OnPostgres.Name)]
public sealed class ConcurrencyOnPostgres(PostgresPortal portal) : ConcurrencyTests(portal)
{
    [Fact]
    public async Task Two_nodes_that_hear_of_the_same_payments_at_once_book_each_once()
    {
        var sessions = await ManySessions(10);
        HttpClient[] nodes = [Portal.Http, await Portal.AnotherNode()];

        await Task.WhenAll(from session in sessions from place in Enumerable.Range(0, 8) select session.Approval($"pay-{session.Id}").ArrivesInAFlood(nodes[place % 2]));
        await Portal.KeptPostbacksAreApplied();

        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(20);
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(10 * 36184);
        (await Portal.Exceptions()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_nodes_that_ask_and_listen_at_once_book_the_payment_once()
    {
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        var other = await Portal.AnotherNode();
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);
        Portal.TimePasses(TimeSpan.FromMinutes(4));

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 6).Select(_ => (Task)Portal.TheProcessorSends(session)),
            .. Enumerable.Range(0, 6).Select(place => (Task)Portal.Check(session, place % 2 == 0 ? other : null)),
            Portal.TheSweepRuns(),
        ]);
        await Portal.KeptPostbacksAreApplied();

        await ShouldBePaidOnce(session);
    }

    [Fact]
    public async Task Two_nodes_open_one_session_for_one_bill()
    {
        var bill = await Portal.AnAssessedBill();
        var other = await Portal.AnotherNode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(place => Portal.Opening(bill, idempotencyKey: "attempt-1", node: place % 2 == 0 ? other : null)));

        answers.Where(answer => answer.Status == 201).Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        answers.Where(answer => answer.Status != 201).ShouldAllBe(answer => answer.Status == 409 && answer.Code == "idempotency_in_progress");
        (await Portal.Openings()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_schedulers_of_two_nodes_find_a_lost_payment_and_book_it_once()
    {
        string[] quick = ["--Reconciliation:SweepEvery=00:00:01", "--Reconciliation:Checks=00:00:01,00:00:02,00:10:00"];
        var first = await Portal.AnotherNode(jobs: true, quick);
        await Portal.AnotherNode(jobs: true, quick);
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        var bill = await Portal.AnAssessedBill();
        var opened = (await Portal.Opening(bill, node: first)).ShouldBe(201);
        var session = await Session.Of(opened["id"].GetGuid(), opened.Json.Text("redirectUrl"), bill, Portal);
        await Portal.ThePayerPays(session);

        await Eventually.Holds(async () => await Portal.StateOf(session) == "Paid");
        await Task.Delay(2000);

        await ShouldBePaidOnce(session);
    }
}
