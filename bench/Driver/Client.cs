using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Grancius.Bench;

/// <summary>An integrator and his payer, over HTTP. Anything but the expected answer ends the run.</summary>
internal sealed class Client(Uri address) : IDisposable
{
    public const string ApiKey = "bench-key";
    public const string BillerGuid = "5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11";

    private const string Api = "api/v1/co-hernando-fl";
    private const string Fees = """
        {"customer":{"name":"Amber Stirn","address":"6153 Zirkels Circle","city":"Brooksville","state":"FL","zip":"34604"},"fees":[{"feeCode":"BLD-MISC","amount":311.84},{"feeCode":"PRM-SIGN"}]}
        """;

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false });

    /// <summary>Assesses the sample's two fees on a fresh account.</summary>
    /// <returns>The account's number.</returns>
    public async Task<string> Assess()
    {
        using var answer = await Send(HttpMethod.Post, $"{Api}/fees", Fees, Json, 201);
        return answer.RootElement.GetProperty("accountNumber").GetString()!;
    }

    /// <returns>The page at the processor.</returns>
    public async Task<string> Open(string account)
    {
        using var answer = await Send(HttpMethod.Post, $"{Api}/payment-sessions", $$"""{"accountNumber":"{{account}}","method":"Online"}""", Json, 201);
        return answer.RootElement.GetProperty("redirectUrl").GetString()!;
    }

    /// <param name="pathAndQuery">The address that the processor was given.</param>
    public async Task Post(string pathAndQuery, string invoice, string payment)
    {
        var form = $"BillerGUID={BillerGuid}&PaymentDate=01%2F21%2F2025&InvoiceNumber={invoice}&Approved=True&CustomerName=Amber+Stirn&PaymentGUID={payment}&PaymentAmount=361.84&PaymentTypeID=1&CardType=VISA&PaymentMessage=APPROVED+727634&ConvenienceFee=0.00";
        using var _ = await Send(HttpMethod.Post, pathAndQuery.TrimStart('/'), form, Form, 200);
    }

    /// <returns>The cursor of the next page.</returns>
    public async Task<string?> List(string? after)
    {
        using var answer = await Send(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{Api}/invoices?state=Paid&limit=50{(after is null ? "" : $"&after={after}")}"), null, null, 200);
        return answer.RootElement.GetProperty("items").GetArrayLength() == 50
            ? answer.RootElement.GetProperty("next").GetString()
            : throw new InvalidOperationException("The list is short.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> Send(HttpMethod method, string path, string? body, MediaTypeHeaderValue? type, int expected)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path));
        if (path.StartsWith(Api, StringComparison.Ordinal))
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {ApiKey}");
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = type } };
        using var answer = await _http.SendAsync(request, CancellationToken.None);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return (int)answer.StatusCode != expected
            ? throw new InvalidOperationException($"{path.Split('?')[0]} answered {(int)answer.StatusCode}: {Encoding.UTF8.GetString(bytes)}")
            : bytes.Length == 0 ? JsonDocument.Parse("null") : JsonDocument.Parse(bytes);
    }
}
