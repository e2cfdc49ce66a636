using System.Net.Http.Json;
using System.Text.Json;
using Grancius.Application.PaymentSessions;
using Grancius.Web.Invoices;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.BrowserTests.Fixture;

/// <content>What a test says has happened before, or happens meanwhile.</content>
public sealed partial class Portal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A bill of Amber Stirn's for a building fee of 311.84 and a sign permit of 50.00.</summary>
    public Task<Bill> ABill(string? email = null) =>
        Assess(County, new { feeCode = "BLD-MISC", amount = 311.84m }, new { feeCode = "PRM-SIGN" }, email);

    /// <summary>A bill of the city's, whose processor is version 1.</summary>
    public Task<Bill> ACityBill() => Assess(City, new { feeCode = "PRM-LEGACY" }, null, null);

    /// <summary>The review page of a bill, for whoever has shown that they know it.</summary>
    public string ReviewOf(Bill bill) => _app.Services.GetRequiredService<BillProof>().ReviewOf(bill.Jurisdiction, new KnownBill(bill.Account));

    /// <summary>The same, as it was two hours and more ago.</summary>
    public string OldReviewOf(Bill bill)
    {
        var sealer = _app.Services.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("Grancius.Web.Invoices.BillProof", bill.Jurisdiction).ToTimeLimitedDataProtector();
        return $"/{bill.Jurisdiction}/pay?bill={Uri.EscapeDataString(sealer.Protect(bill.Account + "\n", TimeProvider.System.GetUtcNow().AddMinutes(-1)))}";
    }

    /// <summary>Sets faults for the next session.</summary>
    public Task TheProcessorWill(object faults) => Post("/sandbox/faults", faults);

    /// <summary>What the payer does on the hosted page, at once.</summary>
    public Task IsPaidAtTheProcessor(Bill bill, object? how = null)
    {
        var call = JsonSerializer.SerializeToNode(how ?? new { })!;
        call["invoiceNumber"] = bill.Invoices[0];
        return Post("/sandbox/pay", call);
    }

    /// <summary>How often the processor was asked to open a page for this bill.</summary>
    public async Task<int> OpeningsOf(Bill bill) => (await Openings(bill)).Count;

    /// <summary>The result page of the last attempt to pay the bill: its address as the processor was told it.</summary>
    public async Task<string> ResultOf(Bill bill) => (await Openings(bill))[^1].GetProperty("ReturnURL").GetString()!;

    /// <summary>How many payments of this bill are in the books.</summary>
    public async Task<int> PaymentsOf(Bill bill) =>
        (await Get($"/api/v1/{bill.Jurisdiction}/invoices/{bill.Invoices[0]}")).GetProperty("payments").GetArrayLength();

    public async Task<string> StateOf(Bill bill) =>
        (await Get($"/api/v1/{bill.Jurisdiction}/payment-sessions/{await SessionOf(bill)}")).GetProperty("state").GetString()!;

    /// <summary>Somebody at the county cancels the attempt.</summary>
    public async Task IsCancelled(Bill bill) => await Post($"/api/v1/{bill.Jurisdiction}/payment-sessions/{await SessionOf(bill)}/cancel", new { });

    /// <summary>The clock moves on, and the sweep, which runs every second, finds what is due by then.</summary>
    public void TimePasses(TimeSpan by) => Clock.Advance(by);

    /// <summary>Waits for what happens in the background.</summary>
    public static async Task Until(Func<Task<bool>> happened, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await happened())
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Patience, what);
            await Task.Delay(100);
        }
    }

    private async Task<List<JsonElement>> Openings(Bill bill)
    {
        var log = await _http.GetFromJsonAsync<JsonElement>(new Uri("/sandbox/log?kind=open", UriKind.Relative));
        return
        [
            .. log.GetProperty("items").EnumerateArray()
                .Select(entry => entry.GetProperty("body").GetString()!)
                .Where(body => body.Contains($"\"{bill.Account}\"", StringComparison.Ordinal))
                .Select(body => JsonDocument.Parse(body).RootElement),
        ];
    }

    /// <summary>The attempt under way, by its number in the API.</summary>
    private async Task<Guid> SessionOf(Bill bill)
    {
        var token = QueryHelpers.ParseQuery(new Uri(await ResultOf(bill)).Query)["Session"].ToString();
        await using var scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetPaymentResult(token))).Value.Id;
    }

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await Send(HttpMethod.Get, path, null);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<Bill> Assess(string jurisdiction, object fee, object? another, string? email)
    {
        using var answer = await Send(HttpMethod.Post, $"/api/v1/{jurisdiction}/fees", JsonContent.Create(new
        {
            customer = new { name = "Amber Stirn", address = "6153 Zirkels Circle", city = "Brooksville", state = "FL", zip = "34604", email },
            fees = another is null ? (object[])[fee] : [fee, another],
        }));
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new Bill(
            jurisdiction,
            made.GetProperty("accountNumber").GetString()!,
            [.. made.GetProperty("invoices").EnumerateArray().Select(invoice => invoice.GetProperty("invoiceNumber").GetString()!)]);
    }

    private async Task Post(string path, object body)
    {
        using var answer = await Send(HttpMethod.Post, path, JsonContent.Create(body));
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Authorization", $"Bearer {ApiKey}");
        var answer = await _http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return answer;
    }
}

/// <summary>Fees that were assessed on an account of their own.</summary>
public sealed record Bill(string Jurisdiction, string Account, IReadOnlyList<string> Invoices);
