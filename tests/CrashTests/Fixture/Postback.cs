using System.Diagnostics;
using System.Globalization;

namespace Grancius.CrashTests.Fixture;

/// <summary>A silent postback as the stand-in would send it, to be sent beside it: as often and as fast as a test likes.</summary>
internal sealed record Postback(string Path, IReadOnlyDictionary<string, string> Fields)
{
    public static Postback Of(Opened session, Settled payment) => new(new Uri(session.PostbackAddress).PathAndQuery, new Dictionary<string, string>
    {
        ["BillerGUID"] = "5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11",
        ["PaymentDate"] = "11/22/2026 9:41:07 AM",
        ["InvoiceNumber"] = payment.Invoices.Keys.First(),
        ["Approved"] = "True",
        ["CustomerName"] = "Amber Stirn",
        ["CustomerAddress"] = "6153 Zirkels Circle",
        ["CustomerCity"] = "Brooksville",
        ["CustomerState"] = "FL",
        ["CustomerZip"] = "34604",
        ["PaymentGUID"] = payment.Id,
        ["PaymentAmount"] = (payment.Invoices.Values.Sum() / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        ["PaymentDescription"] = "Building Department",
        ["PaymentTypeID"] = "1",
        ["CardType"] = "VISA",
        ["PaymentMessage"] = "APPROVED 727634",
        ["BillerReference"] = session.Reference,
        ["ConvenienceFee"] = (payment.FeeCents / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        ["RemoteIP"] = "203.0.113.7",
    });

    /// <summary>The same words in another's name: of another biller, and of money that does not exist.</summary>
    public Postback Forged() => With("BillerGUID", Guid.CreateVersion7().ToString()).With("PaymentGUID", Guid.CreateVersion7().ToString());

    public Postback With(string name, string value) => this with { Fields = new Dictionary<string, string>(Fields) { [name] = value } };

    /// <summary>Sends it, and tells how it was answered and how long that took.</summary>
    public async Task<Delivery> Send(Product node)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new FormUrlEncodedContent(Fields) };
        var start = Stopwatch.GetTimestamp();
        var answer = await Answer.To(node.Http, request);
        return new Delivery(answer.Status, Stopwatch.GetElapsedTime(start));
    }
}

/// <summary>How a postback was answered; 0 where it was not.</summary>
internal sealed record Delivery(int Status, TimeSpan Took);
