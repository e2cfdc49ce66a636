using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grancius.FunctionalTests.Fixture;

/// <content>What a test says happens.</content>
public abstract partial class Portal
{
    public static readonly object AmberStirn = new
    {
        name = "Amber Stirn",
        address = "6153 Zirkels Circle",
        city = "Brooksville",
        state = "FL",
        zip = "34604",
    };

    /// <summary>The bill of the technical design's sample: 311.84 on BU5-00001-6 and 50.00 on BU5-00001-43.</summary>
    public Task<Bill> AnAssessedBill(string account = "BU5-00001") => AnAssessedBill(account, 311.84m);

    /// <summary>A bill with the given amount of building fees, and a sign permit for 50.00.</summary>
    public async Task<Bill> AnAssessedBill(string account, decimal buildingFee) => Bill.Of(await Post("fees", new
    {
        accountNumber = account,
        customer = AmberStirn,
        fees = new object[] { new { feeCode = "BLD-MISC", amount = buildingFee }, new { feeCode = "PRM-SIGN" } },
        invoiceDate = "2025-01-21",
        dueDate = "2025-01-21",
    }));

    /// <summary>A bill of one invoice, for one sign permit at 50.00.</summary>
    public async Task<Bill> ABillOfOneInvoice(string account = "BU5-00001") => Bill.Of(await Post("fees", new
    {
        accountNumber = account,
        customer = AmberStirn,
        fees = new object[] { new { feeCode = "PRM-SIGN" } },
    }));

    public Task<Answer> Opening(Bill bill, string method = "Online", string? idempotencyKey = null, HttpClient? node = null) =>
        Post("payment-sessions", new { accountNumber = bill.AccountNumber, method }, idempotencyKey, node: node);

    /// <summary>A session for all of the sample's bill, with a page to pay on.</summary>
    public async Task<Session> AnOpenSession() => await AnOpenSession(await AnAssessedBill());

    public async Task<Session> AnOpenSession(Bill bill)
    {
        var opened = (await Opening(bill)).ShouldBe(201);
        return await Session.Of(opened["id"].GetGuid(), opened.Json.Text("redirectUrl"), bill, this);
    }

    /// <summary>The session that was left behind where opening answered with a problem.</summary>
    public Task<Session> LeftBehind(Answer problem, Bill bill) => Session.Of(problem["sessionId"].GetGuid(), "", bill, this);

    public Task<Answer> Now(Session session) => Get($"payment-sessions/{session.Id}");

    public Task<Answer> Check(Session session, HttpClient? node = null) => Post($"payment-sessions/{session.Id}/check", null, node: node);

    public Task<Answer> Cancel(Session session) => Post($"payment-sessions/{session.Id}/cancel", null);

    public async Task<string> StateOf(Session session) => (await Now(session)).ShouldBe(200).Json.Text("state");

    public Task<Answer> Invoice(string number) => Get($"invoices/{number}");

    public async Task<IReadOnlyList<JsonElement>> Exceptions(string jurisdiction = County) =>
        (await Get($"/api/v1/{jurisdiction}/reconciliation/exceptions")).ShouldBe(200).Json.List("items");

    /// <summary>Sets faults, for the next session unless they say <c>scope = "all"</c>.</summary>
    public Task TheSandboxWill(object faults) => Processor("/sandbox/faults", faults);

    /// <summary>The payer pays on the hosted page; the stand-in sends whatever postbacks its faults leave.</summary>
    public Task<JsonElement> ThePayerPays(Session session, object? how = null) => Processor("/sandbox/pay", About(session, how));

    /// <summary>The stand-in sends a postback of the session again, with the fields that are given changed.</summary>
    public Task<JsonElement> TheProcessorSends(Session session, object? how = null) => Processor("/sandbox/post", About(session, how));

    /// <summary>All that the stand-in was sent to open sessions, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> Openings() => [.. (await Log("open")).Select(entry => JsonDocument.Parse(entry.Text("body")).RootElement)];

    public async Task<JsonElement> LastOpening() => (await Openings())[^1];

    public async Task<IReadOnlyList<JsonElement>> Log(string kind) =>
        JsonDocument.Parse(await _processor.GetStringAsync(new Uri($"/sandbox/log?kind={kind}", UriKind.Relative))).RootElement.List("items");

    /// <summary>What the processor has really taken, in cents.</summary>
    public async Task<long> CentsTaken() =>
        JsonDocument.Parse(await _processor.GetStringAsync(new Uri("/sandbox/payments", UriKind.Relative))).RootElement.GetProperty("totalCents").GetInt64();

    private async Task<JsonElement> Processor(string path, object body)
    {
        using var response = await _processor.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var answer = await Answer.Of(response);
        return answer.ShouldBe(200).Json;
    }

    private static JsonNode About(Session session, object? how)
    {
        var call = JsonSerializer.SerializeToNode(how ?? new { })!;
        call["session"] = session.Token;
        return call;
    }
}
