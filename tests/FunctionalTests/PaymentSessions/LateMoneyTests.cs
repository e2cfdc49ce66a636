using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>Late money is still money: every state listens to it.</summary>
public abstract class LateMoneyTests(Portal portal) : PortalTest(portal)
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromDays(1.1);

    public static readonly TheoryData<string> States = ["Opening", "AwaitingPayer", "Unknown", "Declined", "UnderReview", "Expired", "Cancelled", "Failed"];

    [Theory]
    [MemberData(nameof(States))]
    public async Task An_approval_pays_the_session_whatever_state_it_is_in(string state)
    {
        var session = await ASessionThatIs(state);

        await session.Approval("pay-1").Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Invoice("BU5-00001-6")).Json.Text("state").ShouldBe("Paid");
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(36184);
    }

    [Theory]
    [InlineData("Unknown")]
    [InlineData("UnderReview")]
    [InlineData("Expired")]
    [InlineData("Cancelled")]
    public async Task Money_that_no_news_told_of_is_found_by_asking_whatever_state_the_session_is_in(string state)
    {
        var session = await ASessionThatIs(state);
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        await Portal.ThePayerPays(session);

        await Portal.Check(session);

        if (state == "UnderReview")
        {
            // The news told of another amount than the balance shows: both stay before a person.
            (await Portal.StateOf(session)).ShouldBe("UnderReview");
            return;
        }

        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(await Portal.CentsTaken());
    }

    [Theory]
    [InlineData("Expired")]
    [InlineData("Cancelled")]
    public async Task Money_for_an_attempt_that_was_given_up_leaves_the_next_its_invoices(string state)
    {
        var first = await ASessionThatIs(state);
        var second = await Portal.AnOpenSession(first.Bill);
        var held = await Portal.Number("SELECT count(*) FROM invoice_holds");

        await first.Approval("pay-1").Arrives(Portal);

        (await Portal.StateOf(first)).ShouldBe("Paid");
        held.ShouldBePositive();
        (await Portal.Number("SELECT count(*) FROM invoice_holds")).ShouldBe(held);
        await second.Approval("pay-2").Arrives(Portal);
        (await Portal.Number("SELECT count(*) FROM invoice_holds")).ShouldBe(0);
    }

    [Theory]
    [InlineData("Expired")]
    [InlineData("Cancelled")]
    public async Task Money_for_an_attempt_that_was_given_up_and_for_the_next_is_an_overpayment_not_an_error(string state)
    {
        var first = await ASessionThatIs(state);
        var second = await Portal.AnOpenSession(first.Bill);
        await second.Approval("pay-2").Arrives(Portal);

        await first.Approval("pay-1").Arrives(Portal);

        (await Portal.StateOf(first)).ShouldBe("Paid");
        (await Portal.StateOf(second)).ShouldBe("Paid");
        (await Portal.Exceptions()).Where(item => item.Text("kind") == "Overpayment").Sum(item => item.Dollars("amount")).ShouldBe(361.84m);
        (await Portal.Invoice("BU5-00001-6")).Json.Dollars("balanceDue").ShouldBe(0m);
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(72368);
    }

    [Theory]
    [InlineData("Expired")]
    [InlineData("Cancelled")]
    [InlineData("Failed")]
    public async Task A_session_that_is_over_holds_nothing(string state)
    {
        var session = await ASessionThatIs(state);

        (await Portal.Opening(session.Bill)).ShouldBe(201);
    }

    [Fact]
    public async Task A_session_is_cancelled_only_after_asking_and_paid_when_that_turns_out()
    {
        var session = await Portal.AnOpenSession();
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        await Portal.ThePayerPays(session);

        (await Portal.Cancel(session)).ShouldBe(200).Json.Text("state").ShouldBe("Paid");
    }

    [Fact]
    public async Task A_session_is_not_cancelled_while_the_processor_cannot_be_asked()
    {
        var session = await Portal.AnOpenSession();
        await Portal.TheSandboxWill(new { scope = "all", balance = "down" });

        (await Portal.Cancel(session)).ShouldBeProblem(503, "processor_unavailable")["sessionId"].GetGuid().ShouldBe(session.Id);

        (await Portal.StateOf(session)).ShouldBe("Unknown");
        (await Portal.Opening(session.Bill)).ShouldBeProblem(409, "invoice_in_payment");
    }

    [Fact]
    public async Task A_paid_session_cannot_be_cancelled_and_a_cancelled_one_stays_so()
    {
        var paid = await Portal.AnOpenSession();
        await paid.Approval("pay-1").Arrives(Portal);
        (await Portal.Cancel(paid)).ShouldBeProblem(409, "session_not_cancellable");

        var cancelled = await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-00008"));
        (await Portal.Cancel(cancelled)).ShouldBe(200).Json.Text("state").ShouldBe("Cancelled");
        (await Portal.Cancel(cancelled)).ShouldBe(200).Json.Text("state").ShouldBe("Cancelled");
    }

    private async Task<Session> ASessionThatIs(string state)
    {
        var session = state switch
        {
            "Failed" => await AfterAFailedOpening("refused"),
            "Unknown" => await AfterAFailedOpening("timeout"),
            _ => await Portal.AnOpenSession(),
        };
        await (state switch
        {
            // As a node leaves it that dies before the processor's answer is kept.
            "Opening" => Portal.RunSql("UPDATE payment_sessions SET status = 'Opening', redirect_url = NULL"),
            "Declined" => session.Decline().Arrives(Portal),
            "UnderReview" => session.Approval("pay-0").With("PaymentAmount", "1.00").Arrives(Portal),
            "Cancelled" => Portal.Cancel(session),
            "Expired" => TimeRunsOut(),
            _ => Task.CompletedTask,
        });
        (await Portal.StateOf(session)).ShouldBe(state);
        return session;
    }

    private async Task TimeRunsOut()
    {
        Portal.TimePasses(LongEnough);
        await Portal.TheSweepRuns();
    }

    private async Task<Session> AfterAFailedOpening(string fault)
    {
        var bill = await Portal.AnAssessedBill();
        await Portal.TheSandboxWill(new { open = fault });
        return await Portal.LeftBehind(await Portal.Opening(bill), bill);
    }
}

[Collection(OnSqlite.Name)]
public sealed class LateMoneyOnSqlite(SqlitePortal portal) : LateMoneyTests(portal);

[Collection(OnPostgres.Name)]
public sealed class LateMoneyOnPostgres(PostgresPortal portal) : LateMoneyTests(portal);
