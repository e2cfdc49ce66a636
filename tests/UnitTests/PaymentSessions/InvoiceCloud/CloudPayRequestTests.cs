using System.Text.Json.Nodes;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Accounts;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions.InvoiceCloud;

/// <summary>The body we send, held against the technical design's sample for the same basket.</summary>
public class CloudPayRequestTests
{
    private const string PublicUrl = "https://Validation.office.smartgovcommunity.com";

    private static readonly string[] Addresses = ["PostBackURL", "ReturnURL"];

    private static readonly JsonObject Sample = ReadSample();

    [Fact]
    public void The_samples_basket_is_sent_in_the_samples_names_order_types_and_values()
    {
        var sent = Sent();

        // What interface.md adds to the sample, and nothing else, may differ.
        sent.Remove("PageResultOptions").ShouldBeTrue();
        foreach (var (name, appended) in new[] { ("BillerReference", ", R-1"), ("PostBackURL", "&Session=postback"), ("ReturnURL", "&Session=token") })
        {
            var text = sent[name]!.GetValue<string>();
            text.ShouldEndWith(appended);
            sent[name] = text[..^appended.Length];
        }

        // The name of a host has no case: the address is compared as one.
        foreach (var address in Addresses)
            sent[address] = PublicUrl + new Uri(sent[address]!.GetValue<string>()).PathAndQuery;
        Flat(sent).ShouldBe(Flat(Sample));
    }

    [Fact]
    public void The_addresses_are_of_our_own_site() =>
        Addresses.ShouldAllBe(address => new Uri(Sent()[address]!.GetValue<string>()).Host == new Uri(PublicUrl).Host);

    [Fact]
    public void The_four_options_of_the_invoice_are_the_designs() => Sent()["PageResultOptions"]!.ToJsonString().ShouldBe(
        """{"InvoiceOptions":{"AllowViewStatement":true,"AllowRemove":false,"AllowViewRelated":false,"AllowRemindMe":false}}""");

    [Fact]
    public void A_type_is_a_string_and_amounts_are_numbers_with_the_right_cents()
    {
        var text = Sent().ToJsonString();

        text.ShouldContain("\"TypeId\":\"43\"");
        text.ShouldContain("\"BalanceDue\":311.84,");
        text.ShouldContain("\"BalanceDue\":50.00,");
        text.ShouldContain("\"DueDate\":\"01/21/2025\"");
        text.ShouldNotContain("E-", Case.Sensitive);
    }

    [Fact]
    public void Service_fees_are_sent_with_their_invoice_and_none_is_the_samples_0()
    {
        var text = Sent(fees: [new(Cents(780), Cents(0)), new(Cents(125), Cents(250))]).ToJsonString();

        text.ShouldContain("\"BalanceDue\":311.84,\"CCServiceFee\":7.80,\"ACHServiceFee\":0,");
        text.ShouldContain("\"BalanceDue\":50.00,\"CCServiceFee\":1.25,\"ACHServiceFee\":2.50,");
        Sent().ToJsonString().ShouldContain("\"CCServiceFee\":0,\"ACHServiceFee\":0,");
    }

    [Fact]
    public void An_address_for_letters_is_sent_only_where_the_payer_gave_one()
    {
        Customer(Sent()).ContainsKey("EmailAddress").ShouldBeFalse();
        Customer(Sent(customer: Amber() with { Email = "amber@example.com" }))["EmailAddress"]!.GetValue<string>().ShouldBe("amber@example.com");
    }

    [Theory]
    [InlineData(PaymentMethod.Online, true, true)]
    [InlineData(PaymentMethod.Card, true, false)]
    [InlineData(PaymentMethod.Ach, false, true)]
    [InlineData(PaymentMethod.Emv, true, false)]
    public void The_method_says_what_the_page_may_take(PaymentMethod method, bool card, bool bank)
    {
        var sent = Sent(method);

        (sent["AllowCCPayment"]!.GetValue<bool>(), sent["AllowACHPayment"]!.GetValue<bool>()).ShouldBe((card, bank));
    }

    [Fact]
    public void A_biller_on_version_one_may_not_swipe() =>
        Sent(version: ProcessorVersion.One)["AllowSwipe"]!.GetValue<bool>().ShouldBeFalse();

    [Fact]
    public void The_readers_device_is_sent_under_the_configured_name_and_only_where_one_was_chosen()
    {
        Sent().ContainsKey("DeviceId").ShouldBeFalse();
        Sent(PaymentMethod.Emv, device: "dev-1")["DeviceId"]!.GetValue<string>().ShouldBe("dev-1");
        Sent(PaymentMethod.Emv, device: "dev-1", settings: ("CloudPay:ReaderField", "ReaderSerial"))["ReaderSerial"]!.GetValue<string>().ShouldBe("dev-1");
    }

    [Fact]
    public void Words_that_mean_something_in_an_address_are_escaped() => Sent(slug: "st-john's & co")["ReturnURL"]!.GetValue<string>()
        .ShouldContain("JurisdictionName=st-john%27s%20%26%20co&ReceiptNumber=BU5-00001&");

    private static JsonObject Sent(
        PaymentMethod method = PaymentMethod.Online, Customer? customer = null, string? device = null, ProcessorVersion version = ProcessorVersion.Two,
        string slug = "co-hernando-fl", ServiceFeeQuote[]? fees = null, params (string, string?)[] settings)
    {
        var account = AnAccount(customer);
        var jurisdiction = Jurisdiction.Found(slug, "Hernando County", "America/New_York", "BU5-", Contact.None, Samples.Biller);
        IReadOnlyList<Invoice> invoices = [AnInvoice(account, 6, 31184), AnInvoice(account, 43, 5000)];
        var processor = new Processors().With(settings: [("Site:PublicUrl", PublicUrl), .. settings]);
        return JsonNode.Parse(processor.Compose(new PaymentRequest(
            jurisdiction, account, invoices, fees ?? new ServiceFeeQuote[2], method, device, version, new SessionKeys("token", "postback", "receipt", "R-1"))))!.AsObject();
    }

    private static JsonObject Customer(JsonObject sent) => sent["Customers"]![0]!.AsObject();

    private static JsonObject ReadSample()
    {
        using var stream = typeof(CloudPayRequestTests).Assembly.GetManifestResourceStream("cpv2-sample-request.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    /// <summary>Path, kind and value of each leaf, in order; numbers by their value, as 50.0 and 50.00 are one amount.</summary>
    private static List<string> Flat(JsonNode? node, string path = "$") => node switch
    {
        JsonObject fields => [.. fields.SelectMany(field => Flat(field.Value, $"{path}.{field.Key}"))],
        JsonArray items => [.. items.SelectMany((item, place) => Flat(item, $"{path}[{place}]"))],
        JsonValue value when value.TryGetValue<decimal>(out var number) => [$"{path} number {(number / 1.0000000000m).ToString("0.##########", null)}"],
        _ => [$"{path} {node?.GetValueKind()} {node?.ToJsonString()}"],
    };
}
