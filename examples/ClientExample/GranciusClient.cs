using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Grancius.ClientExample;

/// <summary>The calls of the API that a permit system needs, for one jurisdiction. Amounts are dollars.</summary>
public sealed class GranciusClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="site">Such as <c>http://localhost:5080</c>.</param>
    /// <param name="jurisdiction">Such as <c>co-hernando-fl</c>.</param>
    /// <param name="apiKey">With the scopes fees:write, invoices:read, sessions:write and sessions:read.</param>
    public GranciusClient(Uri site, string jurisdiction, string apiKey)
    {
        _http = new HttpClient { BaseAddress = new Uri(site, $"/api/v1/{jurisdiction}/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
    }

    /// <param name="idempotencyKey">Chosen once for the order and sent again with it: it is carried out once.</param>
    public Task<AssessedFees> AssessFees(FeesOrder order, string idempotencyKey, CancellationToken ct) => Post<FeesOrder, AssessedFees>("fees", order, idempotencyKey, ct);

    public Task<OpenedSession> OpenSession(SessionOrder order, string idempotencyKey, CancellationToken ct) =>
        Post<SessionOrder, OpenedSession>("payment-sessions", order, idempotencyKey, ct);

    public Task<PaymentSession> GetSession(Guid id, CancellationToken ct) => Get<PaymentSession>($"payment-sessions/{id}", ct);

    public Task<Invoice> GetInvoice(string number, CancellationToken ct) => Get<Invoice>($"invoices/{Uri.EscapeDataString(number)}", ct);

    public void Dispose() => _http.Dispose();

    private async Task<TAnswer> Post<TBody, TAnswer>(string path, TBody body, string idempotencyKey, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await Answer<TAnswer>(request, ct);
    }

    private async Task<TAnswer> Get<TAnswer>(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        return await Answer<TAnswer>(request, ct);
    }

    private async Task<TAnswer> Answer<TAnswer>(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await _http.SendAsync(request, ct);
        if (response.IsSuccessStatusCode)
            return (await response.Content.ReadFromJsonAsync<TAnswer>(ct))!;

        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? await response.Content.ReadFromJsonAsync<Problem>(ct) : null;
        throw new GranciusException((int)response.StatusCode, problem?.Code ?? "unknown", problem?.Title ?? response.ReasonPhrase ?? "");
    }

    private sealed record Problem([property: JsonPropertyName("code")] string Code, [property: JsonPropertyName("title")] string Title);
}

/// <summary>The API said no.</summary>
/// <param name="code">The stable code of the problem, such as <c>scope_missing</c>.</param>
public sealed class GranciusException(int status, string code, string title) : Exception($"{status} {code}: {title}")
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}

public sealed record Customer(string Name, string Address, string City, string State, string Zip, string? Email = null);

/// <param name="Base">What percentages and bands are worked from.</param>
/// <param name="Amount">Of fees whose amount the caller gives.</param>
public sealed record FeeLine(string FeeCode, decimal? Quantity = null, decimal? Base = null, decimal? Amount = null);

/// <param name="AccountNumber">Null for one made on the fly.</param>
/// <param name="ExternalReference">Your own number, such as that of the permit.</param>
public sealed record FeesOrder(Customer Customer, IReadOnlyList<FeeLine> Fees, string? AccountNumber = null, string? ExternalReference = null);

public sealed record AssessedFees(string AccountNumber, IReadOnlyList<IssuedInvoice> Invoices, decimal Total);

public sealed record IssuedInvoice(string InvoiceNumber, int InvoiceTypeId, decimal BalanceDue);

/// <param name="Method">Online, Card, ACH or EMV.</param>
public sealed record SessionOrder(string AccountNumber, string Method = "Online");

/// <param name="RedirectUrl">Where the payer pays.</param>
public sealed record OpenedSession(Guid Id, string State, decimal Amount, Uri RedirectUrl);

public sealed record PaymentSession(Guid Id, string State, decimal Amount, decimal AmountPaid);

public sealed record Invoice(string InvoiceNumber, string State, decimal Amount, decimal AmountPaid, decimal BalanceDue);
