using System.Text.Json;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>What the processor is sent.</summary>
public abstract class RequestTests(Portal portal) : PortalTest(portal)
{
    private const string SamplesSite = "https://Validation.office.smartgovcommunity.com";

    private static readonly JsonElement Sample =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PaymentSessions", "cpv2-sample-request.json"))).RootElement;

    [Fact]
    public async Task The_samples_basket_is_sent_in_the_samples_names_types_and_values()
    {
        var bill = await Portal.AnAssessedBill();
        (await Portal.Opening(bill, node: await Portal.AnotherNode(settings: $"--Site:PublicUrl={SamplesSite}"))).ShouldBe(201);

        var sent = await Portal.LastOpening();

        sent.Names().ShouldBe([.. Sample.Names(), "PageResultOptions"]);
        foreach (var name in Sample.Names())
        {
            if (name is "BillerReference")
                sent.Text(name).ShouldMatch($@"^{System.Text.RegularExpressions.Regex.Escape(Sample.Text(name))}, [A-Z2-9]{{6,16}}$");
            else if (name is "PostBackURL" or "ReturnURL")
                ShouldBeTheSamplesWithASession(sent.Text(name), Sample.Text(name));
            else
                ShouldEqual(sent.GetProperty(name), Sample.GetProperty(name), name);
        }

        JsonElement.DeepEquals(
            sent.GetProperty("PageResultOptions"),
            JsonDocument.Parse("""{"InvoiceOptions":{"AllowViewStatement":true,"AllowRemove":false,"AllowViewRelated":false,"AllowRemindMe":false}}""").RootElement)
            .ShouldBeTrue(sent.GetProperty("PageResultOptions").GetRawText());
    }

    [Fact]
    public async Task What_was_saved_before_the_call_is_what_was_sent()
    {
        var session = await Portal.AnOpenSession();

        var sent = (await Portal.Log("open"))[^1].Text("body");

        (await Portal.Number($"SELECT count(*) FROM payment_sessions WHERE request = '{sent.Replace("'", "''", StringComparison.Ordinal)}'")).ShouldBe(1);
        session.Token.Length.ShouldBeGreaterThanOrEqualTo(32);
    }

    [Fact]
    public async Task Every_attempt_has_a_token_and_a_reference_of_its_own()
    {
        var first = await Portal.AnOpenSession();
        (await Portal.Cancel(first)).ShouldBe(200);
        var second = await Portal.AnOpenSession(first.Bill);

        second.Token.ShouldNotBe(first.Token);
        (await Portal.Openings()).Select(body => body.Text("BillerReference")).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("Online", true, true)]
    [InlineData("Card", true, false)]
    [InlineData("ACH", false, true)]
    public async Task The_method_decides_what_the_page_offers(string method, bool card, bool account)
    {
        (await Portal.Opening(await Portal.AnAssessedBill(), method)).ShouldBe(201);

        var sent = await Portal.LastOpening();
        sent.GetProperty("AllowCCPayment").GetBoolean().ShouldBe(card);
        sent.GetProperty("AllowACHPayment").GetBoolean().ShouldBe(account);
        sent.TryGetProperty("DeviceId", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_the_payer_gave_is_sent_along()
    {
        var bill = Bill.Of(await Portal.Post("fees", new
        {
            customer = new { name = "Zoë O'Hara", address = "1 Main St", city = "Brooksville", state = "FL", zip = "34601", email = "zoe@example.com" },
            fees = new[] { new { feeCode = "PRM-SIGN" } },
        }));
        (await Portal.Opening(bill)).ShouldBe(201);

        var customer = (await Portal.LastOpening()).List("Customers")[0];
        customer.Text("EmailAddress").ShouldBe("zoe@example.com");
        customer.Text("Name").ShouldBe("Zoë O'Hara");
    }

    [Fact]
    public async Task Only_the_named_invoices_are_sent_with_what_is_still_due()
    {
        var bill = await Portal.AnAssessedBill();
        (await Portal.Post("payment-sessions", new { accountNumber = bill.AccountNumber, invoiceNumbers = new[] { "BU5-00001-43" }, method = "Online" }))
            .ShouldBe(201).Json.Dollars("amount").ShouldBe(50m);

        var sent = await Portal.LastOpening();
        sent.List("Customers")[0].List("Invoices").ShouldHaveSingleItem().Text("InvoiceNumber").ShouldBe("BU5-00001-43");
        sent.Text("BillerReference").ShouldStartWith("BU5-00001, $50.00, 1 invoice");
    }

    private static void ShouldBeTheSamplesWithASession(string sent, string sample)
    {
        sent.ShouldStartWith(sample, Case.Insensitive);
        sent[sample.Length..].ShouldMatch("^&Session=[A-Za-z0-9_-]{32,}$");
        new Uri(sent).Query.ShouldStartWith(new Uri(sample).Query, Case.Sensitive);
    }

    private static void ShouldEqual(JsonElement sent, JsonElement sample, string where)
    {
        sent.ValueKind.ShouldBe(sample.ValueKind, where);
        switch (sample.ValueKind)
        {
            case JsonValueKind.Object:
                sent.Names().ShouldBe(sample.Names(), where);
                foreach (var property in sample.EnumerateObject())
                    ShouldEqual(sent.GetProperty(property.Name), property.Value, $"{where}.{property.Name}");
                break;
            case JsonValueKind.Array:
                sent.GetArrayLength().ShouldBe(sample.GetArrayLength(), where);
                foreach (var (left, right) in sent.EnumerateArray().Zip(sample.EnumerateArray()))
                    ShouldEqual(left, right, where + "[]");
                break;
            case JsonValueKind.Number:
                sent.GetDecimal().ShouldBe(sample.GetDecimal(), where);
                break;
            default:
                sent.GetRawText().ShouldBe(sample.GetRawText(), where);
                break;
        }
    }
}

[Collection(OnSqlite.Name)]
public sealed class RequestsOnSqlite(SqlitePortal portal) : RequestTests(portal);

[Collection(OnPostgres.Name)]
public sealed class RequestsOnPostgres(PostgresPortal portal) : RequestTests(portal);
