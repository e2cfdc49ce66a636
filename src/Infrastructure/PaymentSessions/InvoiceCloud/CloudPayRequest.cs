using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Infrastructure.PaymentSessions.InvoiceCloud;

/// <summary>The body of Cloud Payments V2, in the names, types and order of the technical design's sample.</summary>
internal sealed record CloudPayRequest(
    bool CreateCustomerRecord,
    IReadOnlyList<CloudPayCustomer> Customers,
    bool AllowSwipe,
    bool AllowCCPayment,
    bool AllowACHPayment,
    string BillerReference,
    string PostBackURL,
    int ViewMode,
    string ReturnURL,
    CloudPayPageOptions PageResultOptions)
{
    /// <summary>The page replaces ours in the browser; it is not framed.</summary>
    private const int Redirect = 0;

    /// <summary>The chosen reader's device id, under the configured name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Further { get; set; }

    public static CloudPayRequest For(PaymentRequest payment, Uri publicUrl, string readerField)
    {
        var (account, customer) = (payment.Account, payment.Account.Customer);
        var total = Money.Sum(payment.Invoices.Select(invoice => invoice.BalanceDue));
        var count = payment.Invoices.Count == 1 ? "1 invoice" : $"{payment.Invoices.Count} invoices";
        return new CloudPayRequest(
            CreateCustomerRecord: false,
            [
                new CloudPayCustomer(account.Number, customer.Name, customer.Address, customer.City, customer.State, customer.Zip, customer.Email,
                    [.. payment.Invoices.Select((invoice, place) => CloudPayInvoice.For(invoice, payment.ServiceFees[place]))]),
            ],
            AllowSwipe: payment.Version == ProcessorVersion.Two,
            AllowCCPayment: payment.Method != PaymentMethod.Ach,
            AllowACHPayment: payment.Method is PaymentMethod.Online or PaymentMethod.Ach,
            BillerReference: $"{account.Number}, {total}, {count}, {payment.Keys.Reference}",
            PostBackURL: Address(publicUrl, "Public/SilentPaymentResponse", payment, payment.Keys.PostbackToken),
            Redirect,
            ReturnURL: Address(publicUrl, "Payments/PaymentResponse", payment, payment.Keys.Token),
            new CloudPayPageOptions(payment.Jurisdiction.Biller.InvoiceOptions))
        {
            Further = payment.ReaderDeviceId is { } device ? new() { [readerField] = JsonSerializer.SerializeToElement(device) } : null,
        };
    }

    private static string Address(Uri publicUrl, string path, PaymentRequest payment, string token) => new Uri(publicUrl,
        $"{path}?JurisdictionName={Uri.EscapeDataString(payment.Jurisdiction.Slug)}&ReceiptNumber={Uri.EscapeDataString(payment.Account.Number)}&Session={token}").AbsoluteUri;
}

/// <param name="EmailAddress">Left out when the payer gave none: the processor's page asks for it then.</param>
internal sealed record CloudPayCustomer(
    string AccountNumber, string Name, string Address, string City, string State, string Zip,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EmailAddress,
    IReadOnlyList<CloudPayInvoice> Invoices);

/// <param name="TypeId">A string, as the sample has it.</param>
internal sealed record CloudPayInvoice(
    string InvoiceNumber, string TypeId, string InvoiceDate, decimal BalanceDue, decimal CCServiceFee, decimal ACHServiceFee, string DueDate)
{
    public static CloudPayInvoice For(Domain.Invoices.Invoice invoice, ServiceFeeQuote fees) => new(
        invoice.ShownAs, invoice.TypeId.ToString(CultureInfo.InvariantCulture), Date(invoice.InvoiceDate), invoice.BalanceDue.Dollars,
        Fee(fees.Card), Fee(fees.BankAccount), Date(invoice.DueDate));

    /// <summary>No fee is written as the sample has it: 0, without decimals.</summary>
    private static decimal Fee(Money fee) => fee.IsZero ? 0m : fee.Dollars;

    private static string Date(DateOnly date) => date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
}

internal sealed record CloudPayPageOptions(InvoiceOptions InvoiceOptions);

/// <summary>What the service answers: success only with the literal SUCCESS and an address.</summary>
internal sealed record CloudPayEnvelope(string? Message, CloudPayData? Data);

internal sealed record CloudPayData(string? CloudPaymentURL);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(CloudPayRequest))]
[JsonSerializable(typeof(CloudPayEnvelope))]
internal sealed partial class CloudPayJson : JsonSerializerContext
{
    /// <summary>Addresses and names as they are: the body is sent as JSON to a program, never put into a page.</summary>
    public static CloudPayJson Plain { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNameCaseInsensitive = true,
    });
}
