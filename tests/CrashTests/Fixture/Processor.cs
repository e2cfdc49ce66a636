using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;

namespace Grancius.CrashTests.Fixture;

/// <summary>The processor's stand-in, and its own record of what it did.</summary>
internal sealed class Processor : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    private readonly Running _process;
    private readonly HttpClient _http;

    private Processor(Running process, Uri address)
    {
        _process = process;
        Address = address;
        _http = Web.Client(address);
    }

    public Uri Address { get; }

    public static async Task<Processor> Start(string folder)
    {
        var address = Web.FreeAddress();
        var processor = new Processor(new Running("sandbox/Grancius.Sandbox.dll", folder, new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address.AbsoluteUri,
            ["Logging__LogLevel__Default"] = "Warning",
        }), address);
        await Eventually.Holds(async () => (await Answer.To(processor._http, new HttpRequestMessage(HttpMethod.Get, "/sandbox/faults"))).Status == 200, pause: Look);
        return processor;
    }

    /// <summary>How long one more of it takes to start: a bare program on the same machine at the same time.</summary>
    public static async Task<TimeSpan> TimeToStart(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        using var another = await Start(folder);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Sets faults, for the next session unless they say <c>scope = "all"</c>.</summary>
    public Task Will(object faults) => Call("/sandbox/faults", faults);

    /// <summary>The payer pays on the hosted page; whatever postbacks the faults leave are sent before this returns.</summary>
    public Task<JsonElement> Pay(string url, string outcome = "approve") => Call("/sandbox/pay", new { url, outcome });

    /// <summary>All the money it took.</summary>
    public async Task<IReadOnlyList<Settled>> Settled() =>
        [.. (await Read("/sandbox/payments")).GetProperty("items").EnumerateArray().Select(payment => new Settled(
            payment.Text("paymentGuid"), payment.Text("session"), payment.Cents("feeCents"),
            payment.GetProperty("invoices").EnumerateArray().ToDictionary(line => line.Text("invoiceNumber"), line => line.Cents("amountCents"))))];

    /// <summary>All postbacks it sent.</summary>
    public async Task<IReadOnlyList<Sent>> Posts() =>
        [.. (await Log("post")).Select(post => new Sent(
            TokenOf(post.Text("url")), post.GetProperty("fields").Text("PaymentGUID"),
            post.GetProperty("status").ValueKind == JsonValueKind.Number ? post.GetProperty("status").GetInt32() : 0,
            TimeSpan.FromMilliseconds(post.GetProperty("milliseconds").GetInt64())))];

    /// <summary>The sessions it opened, by their postback token.</summary>
    public async Task<IReadOnlyList<Opened>> Openings() =>
        [.. (await Log("open")).Where(open => open.Text("outcome") == "opened").Select(open =>
        {
            var address = JsonDocument.Parse(open.Text("body")).RootElement.Text("PostBackURL");
            return new Opened(open.Text("session"), TokenOf(address), address, open.Text("reference"));
        })];

    /// <summary>Questions about balances, in order.</summary>
    public async Task<IReadOnlyList<(string Invoice, DateTimeOffset At)>> Questions() =>
        [.. (await Log("balance")).Select(ask => (ask.Text("invoiceNumber"), ask.GetProperty("at").GetDateTimeOffset()))];

    public void Dispose()
    {
        _http.Dispose();
        _process.Dispose();
    }

    private static string TokenOf(string url) => HttpUtility.ParseQueryString(new Uri(url).Query)["Session"] ?? "";

    private async Task<List<JsonElement>> Log(string kind)
    {
        var all = new List<JsonElement>();
        for (var after = 0L; ;)
        {
            var page = await Read($"/sandbox/log?kind={kind}&after={after}&limit=2000");
            if (page.GetProperty("items").GetArrayLength() == 0)
                return all;

            all.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetInt64();
        }
    }

    private async Task<JsonElement> Read(string path) => JsonDocument.Parse(await _http.GetStringAsync(path)).RootElement;

    private async Task<JsonElement> Call(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(200, text);
        return JsonDocument.Parse(text).RootElement;
    }
}

/// <summary>Money the processor took, by invoice in cents.</summary>
internal sealed record Settled(string Id, string Session, long FeeCents, IReadOnlyDictionary<string, long> Invoices);

/// <summary>A postback that was sent, and how it was answered; 0 where it was not.</summary>
internal sealed record Sent(string Token, string PaymentId, int Status, TimeSpan Took);

/// <summary>A session as the processor was told of it.</summary>
internal sealed record Opened(string Session, string Token, string PostbackAddress, string Reference);

internal static class JsonReading
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    public static long Cents(this JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
