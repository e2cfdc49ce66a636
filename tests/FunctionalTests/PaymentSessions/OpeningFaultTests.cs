using Grancius.FunctionalTests.Fixture;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>The processor fails while a session is opened: each failure has an answer and a state, and no money is lost.</summary>
public abstract class OpeningFaultTests(Portal portal) : PortalTest(portal)
{
    public static readonly TheoryData<string, int, string, string> Faults = new()
    {
        { "timeout", 504, "processor_timeout", "Unknown" },
        { "slow", 504, "processor_timeout", "Unknown" },
        { "500", 503, "processor_unavailable", "Unknown" },
        { "429", 503, "processor_unavailable", "Unknown" },
        { "malformed", 502, "processor_unclear", "Unknown" },
        { "wrongHost", 502, "processor_unclear", "Unknown" },
        { "closed", 502, "processor_unclear", "Unknown" },
        { "refused", 502, "processor_refused", "Failed" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_caller_is_told_what_happened_and_the_session_is_kept(string fault, int status, string code, string state)
    {
        var (_, session) = await OpeningFailsBy(fault, status, code);

        (await Portal.StateOf(session)).ShouldBe(state);
        (await Portal.Openings()).Count.ShouldBe(1, "the call is not repeated: it may have arrived");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_bill_is_payable_again_once_the_processor_said_that_nothing_was_paid(string fault, int status, string code, string state)
    {
        var (bill, session) = await OpeningFailsBy(fault, status, code);
        if (state == "Unknown")
            (await Portal.Opening(bill)).ShouldBeProblem(409, "invoice_in_payment");

        (await Portal.Check(session)).ShouldBe(200).Json.Text("state").ShouldBe("Failed");

        var second = await Portal.AnOpenSession(bill);
        await second.Approval("pay-1").Arrives(Portal);
        (await Portal.StateOf(second)).ShouldBe("Paid");
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("malformed")]
    [InlineData("closed")]
    [InlineData("wrongHost")]
    public async Task Money_paid_on_a_page_that_we_never_saw_is_booked_all_the_same(string fault)
    {
        var bill = await Portal.AnAssessedBill();
        await Portal.TheSandboxWill(new { open = fault });
        var session = await Portal.LeftBehind(await Portal.Opening(bill), bill);

        await Portal.ThePayerPays(session);

        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(await Portal.CentsTaken());
    }

    [Fact]
    public async Task Slow_but_in_time_is_as_good_as_quick()
    {
        await Portal.TheSandboxWill(new { open = "slow", delaySeconds = 0.2 });

        (await Portal.Opening(await Portal.AnAssessedBill())).ShouldBe(201);
    }

    [Fact]
    public async Task A_processor_that_cannot_be_reached_at_all_leaves_the_bill_unchanged()
    {
        var bill = await Portal.AnAssessedBill();
        var node = await Portal.AnotherNode(settings: $"--CloudPay:BaseUrl={Node.FreeAddress()}");

        var problem = (await Portal.Opening(bill, node: node)).ShouldBeProblem(503, "processor_unavailable");

        (await Portal.Get($"payment-sessions/{problem["sessionId"].GetGuid()}")).Json.Text("state").ShouldBe("Unknown");
        (await Portal.Invoice("BU5-00001-6")).Json.Dollars("balanceDue").ShouldBe(311.84m);
    }

    [Theory]
    [InlineData(200, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":"/portal/access/otp/x"}}""", 502, "processor_unclear")]
    [InlineData(200, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":"javascript:alert(1)"}}""", 502, "processor_unclear")]
    [InlineData(200, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":"http://127.0.0.1@payments.example.net/x"}}""", 502, "processor_unclear")]
    [InlineData(200, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":"http://payer:secret@127.0.0.1/x"}}""", 502, "processor_unclear")]
    [InlineData(200, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":"http://127.0.0.1.example.net/x"}}""", 502, "processor_unclear")]
    [InlineData(200, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":""}}""", 502, "processor_unclear")]
    [InlineData(200, """{"Message":"SUCCESS","Data":null}""", 502, "processor_unclear")]
    [InlineData(200, """{"Data":{"CloudPaymentURL":"http://127.0.0.1/x"}}""", 502, "processor_unclear")]
    [InlineData(200, """{"Message":"Biller is not active","Data":{"CloudPaymentURL":"http://127.0.0.1/x"}}""", 502, "processor_refused")]
    [InlineData(200, "<html>Welcome</html>", 502, "processor_unclear")]
    [InlineData(200, "", 502, "processor_unclear")]
    [InlineData(200, "[]", 502, "processor_unclear")]
    [InlineData(204, "", 502, "processor_unclear")]
    [InlineData(302, "", 502, "processor_unclear")]
    [InlineData(307, "", 502, "processor_unclear")]
    [InlineData(400, """{"Message":"BalanceDue is wrong"}""", 502, "processor_refused")]
    [InlineData(400, "Bad Request", 502, "processor_unclear")]
    [InlineData(401, "", 502, "processor_refused")]
    [InlineData(503, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":"http://127.0.0.1/x"}}""", 503, "processor_unavailable")]
    public async Task Only_a_success_with_an_address_on_the_processors_host_counts_as_open(int status, string body, int answered, string code)
    {
        await using var processor = await AProcessorThatAnswers(status, body);
        var node = await Portal.AnotherNode(settings: $"--CloudPay:BaseUrl={processor.Urls.First()}");

        var problem = (await Portal.Opening(await Portal.AnAssessedBill(), node: node)).ShouldBeProblem(answered, code);

        problem.Text.ShouldNotContain("example.net");
        var state = (await Portal.Get($"payment-sessions/{problem["sessionId"].GetGuid()}")).Json.Text("state");
        state.ShouldBe(code == "processor_refused" ? "Failed" : "Unknown");
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using var processor = await AProcessorThatAnswers(200, """{"Message":"SUCCESS","Pad":""" + new string(' ', 3_000_000));
        var node = await Portal.AnotherNode(settings: $"--CloudPay:BaseUrl={processor.Urls.First()}");

        (await Portal.Opening(await Portal.AnAssessedBill(), node: node)).ShouldBeProblem(502, "processor_unclear");
    }

    [Fact]
    public async Task A_host_that_was_allowed_may_have_the_page()
    {
        await using var processor = await AProcessorThatAnswers(200, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":"https://pay.example.net/x"}}""");
        var node = await Portal.AnotherNode(settings: [$"--CloudPay:BaseUrl={processor.Urls.First()}", "--CloudPay:AllowedRedirectHosts=pay.example.net"]);

        (await Portal.Opening(await Portal.AnAssessedBill(), node: node)).ShouldBe(201).Json.Text("redirectUrl").ShouldBe("https://pay.example.net/x");
    }

    private async Task<(Bill Bill, Session Session)> OpeningFailsBy(string fault, int status, string code)
    {
        var bill = await Portal.AnAssessedBill();
        await Portal.TheSandboxWill(new { open = fault });
        var problem = (await Portal.Opening(bill)).ShouldBeProblem(status, code);
        return (bill, await Portal.LeftBehind(problem, bill));
    }

    private static async Task<WebApplication> AProcessorThatAnswers(int status, string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var processor = builder.Build();
        processor.Urls.Add(Node.FreeAddress().AbsoluteUri);
        processor.Run(async context =>
        {
            // Where a redirect leads there would be a page: it is not gone to.
            if (context.Request.Path == "/elsewhere")
            {
                await context.Response.WriteAsync("""{"Message":"SUCCESS","Data":{"CloudPaymentURL":"http://127.0.0.1/x"}}""");
                return;
            }

            context.Response.StatusCode = status;
            if (status is 302 or 307)
                context.Response.Headers.Location = "/elsewhere";
            else if (status != 204)
                await context.Response.WriteAsync(body);
        });
        await processor.StartAsync();
        return processor;
    }
}

[Collection(OnSqlite.Name)]
public sealed class OpeningFaultsOnSqlite(SqlitePortal portal) : OpeningFaultTests(portal);

[Collection(OnPostgres.Name)]
public sealed class OpeningFaultsOnPostgres(PostgresPortal portal) : OpeningFaultTests(portal);
