using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Grancius.Infrastructure.PaymentSessions.InvoiceCloud;

internal sealed class CloudPayApi(HttpClient http) : ICloudPayApi
{
    public async Task<CloudPayAnswer> Open(string apiKey, string body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "cloudpaymentsapi/v2");
        request.Headers.Authorization = Basic(apiKey);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, ct);
        return new CloudPayAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
    }

    public async Task<bool?> IsActive(string apiKey, CancellationToken ct) => (await Status(apiKey, ct)).Active;

    public async Task<BillerStatusAnswer> Status(string apiKey, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/biller/status");
        request.Headers.Authorization = Basic(apiKey);
        using var response = await http.SendAsync(request, ct);
        return new BillerStatusAnswer(
            (int)response.StatusCode, response.IsSuccessStatusCode ? Active(await response.Content.ReadAsStringAsync(ct)) : null);
    }

    private static bool? Active(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("Active", out var active)
            && active.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? active.GetBoolean()
            : null;
    }

    /// <summary>The key alone, as every public caller of this service sends it.</summary>
    private static AuthenticationHeaderValue Basic(string apiKey) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(apiKey)));
}
