using System.Globalization;
using System.Text.Json;
using Grancius.Bench;

namespace Grancius.CostTests;

/// <summary>Assesses two fees, opens a page for them, delivers the postback, and delivers it again; counts what each took.</summary>
internal sealed class Payer(BareConnection connection, Processor processor, QueryCount queries)
{
    private const string Api = "/api/v1/co-hernando-fl";
    private const string Json = "application/json";
    public const string Fees = """
        {"customer":{"name":"Amber Stirn","address":"6153 Zirkels Circle","city":"Brooksville","state":"FL","zip":"34604"},"fees":[{"feeCode":"BLD-MISC","amount":311.84},{"feeCode":"PRM-SIGN"}]}
        """;

    private readonly Dictionary<string, (long Queries, long Bytes)> _counted = [];

    public void Pays()
    {
        Ask("fees", BareConnection.Request("POST", $"{Api}/fees", Json, Fees), 201);
        var account = Field("accountNumber");
        Ask("opening", BareConnection.Request("POST", $"{Api}/payment-sessions", Json, $$"""{"accountNumber":"{{account}}","method":"Online"}"""), 201);
        var address = processor.PostBackOf(Field("redirectUrl"));
        var post = BareConnection.Request("POST", address, "application/x-www-form-urlencoded",
            $"BillerGUID=5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11&InvoiceNumber={account}-6&Approved=True&PaymentGUID=cost-{account}&PaymentAmount=361.84&CardType=VISA&ConvenienceFee=0.00");
        Ask("postback", post, 200);
        Ask("replay", post, 200);
        Ask("list", BareConnection.Request("GET", $"{Api}/invoices?state=Paid&limit=50", Json, ""), 200);
    }

    public void Forgets() => _counted.Clear();

    public Dictionary<string, Cost> Costs(int times) => _counted.ToDictionary(
        count => count.Key, count => new Cost((double)count.Value.Queries / times, (double)count.Value.Bytes / times), StringComparer.Ordinal);

    private void Ask(string name, byte[] request, int expected)
    {
        var (asked, allocated) = (queries.Queries, GC.GetTotalAllocatedBytes(precise: true));
        connection.Ask(request);
        var (sent, bytes) = (queries.Queries - asked, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        connection.Status.ShouldBe(expected, string.Create(CultureInfo.InvariantCulture, $"{name}: {connection.Body}"));
        var before = _counted.GetValueOrDefault(name);
        _counted[name] = (before.Queries + sent, before.Bytes + bytes);
    }

    private string Field(string name)
    {
        using var answer = JsonDocument.Parse(connection.Body);
        return answer.RootElement.GetProperty(name).GetString()!;
    }
}
