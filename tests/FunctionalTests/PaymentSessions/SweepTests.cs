using System.Text.Json;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>Sessions that wait are checked at their ages, and what is found is told apart.</summary>
public abstract class SweepTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task A_session_is_checked_at_each_of_its_ages_and_then_daily_to_day_thirty()
    {
        var session = await Portal.AnOpenSession();
        var created = await Moment(session, "createdAt");
        TimeSpan[] ages = [.. new[] { "00:03", "00:10", "00:30", "01:00", "03:00", "12:00" }.Select(age => TimeSpan.Parse(age, null)), .. Enumerable.Range(1, 30).Select(day => TimeSpan.FromDays(day))];

        foreach (var age in ages)
        {
            (await Moment(session, "nextCheckAt") - created).ShouldBe(age);
            Portal.Clock.Reset();
            Portal.TimePasses(age + TimeSpan.FromSeconds(30));
            await Portal.TheSweepRuns();
        }

        (await Portal.Now(session))["nextCheckAt"].ValueKind.ShouldBe(JsonValueKind.Null);
        (await Portal.Log("balance")).Count(entry => entry.Text("invoiceNumber") == "BU5-00001-6").ShouldBe(ages.Length);
    }

    [Fact]
    public async Task Nothing_is_asked_before_its_time()
    {
        await Portal.AnOpenSession();
        Portal.TimePasses(TimeSpan.FromMinutes(2));

        await Portal.TheSweepRuns();

        (await Portal.Log("balance")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payment_found_by_asking_is_recorded_as_a_correction_with_its_evidence()
    {
        await Portal.TheSandboxWill(new { postback = "none" });
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);

        await FirstCheck();

        var shown = (await Portal.Now(session)).Json;
        shown.Text("state").ShouldBe("Paid");
        shown.List("history")[^1].Text("correction").ShouldNotBeNullOrWhiteSpace();
        shown.List("evidence").ShouldContain(evidence => evidence.Text("source") == "Balance" && evidence.Text("finding").Contains("BU5-00001-6", StringComparison.Ordinal));
        (await Portal.Invoice("BU5-00001-6")).Json.List("payments").ShouldHaveSingleItem().GetProperty("processorPaymentId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_processor_that_is_down_is_not_a_bill_that_is_not_paid()
    {
        var session = await Portal.AnOpenSession();
        await Portal.TheSandboxWill(new { scope = "all", balance = "down" });
        await FirstCheck();
        (await Portal.StateOf(session)).ShouldBe("Unknown");

        Portal.TimePasses(TimeSpan.FromDays(40));
        await Portal.TheSweepRuns();

        (await Portal.StateOf(session)).ShouldBe("Unknown");
        (await Portal.Now(session))["nextCheckAt"].ValueKind.ShouldBe(JsonValueKind.String);
        (await Portal.Opening(session.Bill)).ShouldBeProblem(409, "invoice_in_payment");
    }

    [Fact]
    public async Task When_the_processor_is_back_the_session_is_what_it_says()
    {
        var paid = await Portal.AnOpenSession();
        var unpaid = await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-00008"));
        await Portal.TheSandboxWill(new { scope = "all", balance = "down", postback = "none" });
        await Portal.ThePayerPays(paid);
        await FirstCheck();
        (await Portal.StateOf(paid)).ShouldBe("Unknown");
        await Portal.TheSandboxWill(new { clear = true });

        Portal.TimePasses(TimeSpan.FromMinutes(10));
        await Portal.TheSweepRuns();

        (await Portal.StateOf(paid)).ShouldBe("Paid");
        (await Portal.StateOf(unpaid)).ShouldBe("AwaitingPayer");
    }

    [Fact]
    public async Task A_processor_that_does_not_answer_in_time_is_a_processor_that_could_not_be_asked()
    {
        var session = await Portal.AnOpenSession();
        await Portal.TheSandboxWill(new { scope = "all", balance = "slow", delaySeconds = 6 });

        await FirstCheck();

        (await Portal.StateOf(session)).ShouldBe("Unknown");
    }

    [Fact]
    public async Task A_stale_balance_delays_the_news_and_does_not_lose_it()
    {
        await Portal.TheSandboxWill(new { scope = "all", balance = "stale", postback = "none" });
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);
        await FirstCheck();
        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");
        await Portal.TheSandboxWill(new { clear = true });

        Portal.TimePasses(TimeSpan.FromMinutes(8));
        await Portal.TheSweepRuns();

        (await Portal.StateOf(session)).ShouldBe("Paid");
    }

    [Fact]
    public async Task Unreachable_not_found_and_due_are_kept_apart_in_the_evidence()
    {
        var session = await Portal.AnOpenSession();
        var due = await FindingOfACheck(session);
        await Portal.TheSandboxWill(new { scope = "all", balance = "down" });
        var unreachable = await FindingOfACheck(session);
        await Portal.RunSql("UPDATE payment_sessions SET invoices = replace(invoices, 'BU5-00001-6', 'BU5-00009-6')");
        await Portal.TheSandboxWill(new { clear = true });
        var notFound = await FindingOfACheck(session);

        due.ShouldContain("311.84 is due");
        unreachable.ShouldContain("could not be asked");
        notFound.ShouldContain("does not know the invoice");
    }

    [Fact]
    public async Task An_unpaid_session_expires_when_its_time_is_over_and_the_processor_says_so()
    {
        var session = await Portal.AnOpenSession();
        Portal.TimePasses(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(5));
        await Portal.TheSweepRuns();
        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");

        Portal.TimePasses(TimeSpan.FromMinutes(10));
        await Portal.TheSweepRuns();

        (await Portal.StateOf(session)).ShouldBe("Expired");
    }

    [Fact]
    public async Task An_attempt_whose_node_died_before_the_answer_is_settled_by_asking_however_late()
    {
        var session = await Portal.AnOpenSession();
        await Portal.RunSql("UPDATE payment_sessions SET status = 'Opening', redirect_url = NULL");

        Portal.TimePasses(TimeSpan.FromDays(2));
        await Portal.TheSweepRuns();

        (await Portal.StateOf(session)).ShouldBe("Failed");
        (await Portal.Opening(session.Bill)).ShouldBe(201);
    }

    [Fact]
    public async Task One_session_that_cannot_be_checked_does_not_stop_the_others()
    {
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        var sessions = new List<Session>();
        foreach (var account in (string[])["SWEEP-1", "SWEEP-2", "SWEEP-3", "SWEEP-4", "SWEEP-5"])
            sessions.Add(await Portal.AnOpenSession(await Portal.AnAssessedBill(account)));
        foreach (var session in sessions)
            await Portal.ThePayerPays(session);
        await Portal.RunSql("UPDATE payment_sessions SET invoices = 'broken' WHERE account_number = 'SWEEP-2'");

        await FirstCheck();

        foreach (var session in sessions.Where(session => session.Bill.AccountNumber != "SWEEP-2"))
            (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Number("SELECT count(*) FROM payment_sessions WHERE account_number = 'SWEEP-2' AND next_check_at IS NOT NULL")).ShouldBe(1, "it comes back");
    }

    private async Task FirstCheck()
    {
        Portal.TimePasses(TimeSpan.FromMinutes(3.1));
        await Portal.TheSweepRuns();
    }

    private async Task<string> FindingOfACheck(Session session) =>
        (await Portal.Check(session)).ShouldBe(200).Json.List("evidence")[^1].Text("finding");

    private async Task<DateTimeOffset> Moment(Session session, string name) => (await Portal.Now(session))[name].GetDateTimeOffset();
}

[Collection(OnSqlite.Name)]
public sealed class SweepsOnSqlite(SqlitePortal portal) : SweepTests(portal);

[Collection(OnPostgres.Name)]
public sealed class SweepsOnPostgres(PostgresPortal portal) : SweepTests(portal);
