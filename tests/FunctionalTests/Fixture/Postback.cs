using System.Diagnostics;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>A silent postback to be sent past the stand-in, with the fields Invoice Cloud is known to send.</summary>
public sealed record Postback(string Path, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Nobody who sends a postback waits longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Postback For(Session session) => new(new Uri(session.PostbackUrl).PathAndQuery, new Dictionary<string, string>
    {
        ["BillerGUID"] = Portal.BillerGuid,
        ["PaymentDate"] = "11/22/2026 9:41:07 AM",
        ["InvoiceNumber"] = session.Bill.InvoiceNumbers[0],
        ["Approved"] = "True",
        ["CustomerName"] = "Amber Stirn",
        ["CustomerAddress"] = "6153 Zirkels Circle",
        ["CustomerCity"] = "Brooksville",
        ["CustomerState"] = "FL",
        ["CustomerZip"] = "34604",
        ["PaymentGUID"] = "",
        ["PaymentAmount"] = "",
        ["PaymentDescription"] = "Building Department",
        ["PaymentTypeID"] = "1",
        ["CardType"] = "VISA",
        ["PaymentMessage"] = "APPROVED 727634",
        ["BillerReference"] = session.Bill.AccountNumber,
        ["ConvenienceFee"] = "0.00",
        ["RemoteIP"] = "203.0.113.7",
    });

    public Postback With(string name, string value) => this with { Fields = new Dictionary<string, string>(Fields) { [name] = value } };

    public Postback Without(string name) => this with { Fields = Fields.Where(field => field.Key != name).ToDictionary() };

    public Postback To(string path) => this with { Path = path };

    public Postback WithToken(string token) => this with { Path = Path[..(Path.IndexOf("Session=", StringComparison.Ordinal) + "Session=".Length)] + token };

    public Task Arrives(Portal portal) => ArrivesAt(portal.Http);

    /// <summary>Sends it as a form; it is answered 200 in time, whatever it says.</summary>
    public async Task ArrivesAt(HttpClient node)
    {
        using var form = new FormUrlEncodedContent(Fields);
        await Send(node, Path, form);
    }

    /// <summary>Sends it with all fields in the address, as a POST without a body.</summary>
    public Task ArrivesInTheQuery(Portal portal) =>
        Send(portal.Http, Path + string.Concat(Fields.Select(field => $"&{field.Key}={Uri.EscapeDataString(field.Value)}")), null);

    /// <summary>One of a hundred that are sent at once: answered 200, when the machine gets to it.</summary>
    public async Task ArrivesInAFlood(HttpClient node)
    {
        using var form = new FormUrlEncodedContent(Fields);
        using var response = await node.PostAsync(new Uri(Path, UriKind.Relative), form);
        ((int)response.StatusCode).ShouldBe(200);
    }

    public static async Task Send(HttpClient node, string path, HttpContent? content)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await node.PostAsync(new Uri(path, UriKind.Relative), content);
        ((int)response.StatusCode).ShouldBe(200);
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Patience);
    }
}
