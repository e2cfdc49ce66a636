using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Reconciliation;

public abstract class ExceptionTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task An_exception_says_what_is_wrong_with_which_money()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").With("PaymentAmount", "100.00").Arrives(Portal);

        var page = (await Portal.Get("reconciliation/exceptions?state=Open")).ShouldBe(200).Json;

        page.Names().ShouldBe(["items", "next"]);
        var exception = page.List("items").ShouldHaveSingleItem();
        string[] promised = ["id", "kind", "amount", "age", "sessionId", "invoiceNumber", "owner", "state"];
        promised.ShouldBeSubsetOf(exception.Names());
        exception.GetProperty("amount").GetRawText().ShouldBe("100.00");
        exception.Text("state").ShouldBe("Open");
    }

    [Fact]
    public async Task A_long_list_is_read_by_cursor_newest_first()
    {
        var session = await Portal.AnOpenSession();
        for (var place = 0; place < 7; place++)
        {
            await session.Approval($"pay-{place}").WithToken("unknown").Arrives(Portal);
            // The list is in order to the millisecond, and two may be raised in one.
            await Task.Delay(3);
        }

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = (await Portal.Get($"reconciliation/exceptions?limit=3{(next is null ? "" : $"&after={next}")}")).ShouldBe(200);
            seen.AddRange(page.Json.List("items").Select(item => item.Text("processorPaymentId")));
            next = page["next"].GetString();
        }
        while (next is not null);

        seen.ShouldBe(["pay-6", "pay-5", "pay-4", "pay-3", "pay-2", "pay-1", "pay-0"]);
    }

    [Theory]
    [InlineData("limit=201")]
    [InlineData("state=Forgotten")]
    [InlineData("after=x")]
    public async Task A_list_asked_for_in_the_wrong_words_is_refused(string query) =>
        (await Portal.Get($"reconciliation/exceptions?{query}")).ShouldBeProblem(400, "invalid_request");

    [Fact]
    public async Task What_later_evidence_explains_is_resolved()
    {
        await Portal.TheSandboxWill(new { postback = "none" });
        var session = await Portal.AnOpenSession();
        await Portal.ThePayerPays(session);
        await session.Approval("pay-1").With("BillerGUID", "").Arrives(Portal);
        (await Portal.StateOf(session)).ShouldBe("UnderReview");

        await Portal.Check(session);

        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(await Portal.CentsTaken());
    }

    [Fact]
    public async Task Another_jurisdiction_does_not_see_it()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").With("PaymentAmount", "100.00").Arrives(Portal);

        (await Portal.Exceptions(Portal.City)).ShouldBeEmpty();
    }
}

[Collection(OnSqlite.Name)]
public sealed class ExceptionsOnSqlite(SqlitePortal portal) : ExceptionTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ExceptionsOnPostgres(PostgresPortal portal) : ExceptionTests(portal);
