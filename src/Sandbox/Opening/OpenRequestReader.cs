using System.Text.Json;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Opening;

/// <summary>Reads the body of a Cloud Payments V2 call, and says in a sentence what is wrong with it.</summary>
internal sealed class OpenRequestReader(SandboxSettings settings)
{
    private const int MaxInvoices = 500;

    /// <summary>The request, or the first thing that is wrong with it as a sentence.</summary>
    public (OpenRequest? Request, string? Problem) Read(string body)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(body, LenientJson.Options);
        }
        catch (JsonException)
        {
            return (null, "The request is not valid JSON.");
        }

        using (json)
            return Read(json.RootElement);
    }

    private (OpenRequest? Request, string? Problem) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return (null, "The request must be a JSON object.");

        if (LenientJson.Find(root, "Customers") is not { ValueKind: JsonValueKind.Array } customers || customers.GetArrayLength() == 0)
            return (null, "At least one customer is required.");

        List<SessionInvoice> invoices = [];
        foreach (var customer in customers.EnumerateArray())
        {
            if (ReadCustomer(customer, invoices) is { } problem)
                return (null, problem);
        }

        if (invoices.GroupBy(i => i.InvoiceNumber, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return (null, $"InvoiceNumber {twice.Key} was sent more than once.");

        var options = ReadOptions(root);
        if (!options.AllowCard && !options.AllowBankAccount)
            return (null, "At least one payment method must be allowed.");

        var (postBack, back) = (LenientJson.Text(root, "PostBackURL"), LenientJson.Text(root, "ReturnURL"));
        if (!IsWeb(postBack))
            return (null, "PostBackURL must be an absolute http or https address.");

        if (!IsWeb(back))
            return (null, "ReturnURL must be an absolute http or https address.");

        var reader = LenientJson.Text(root, "DeviceId", "EMVDeviceId", "ReaderId");
        return (new OpenRequest(invoices, LenientJson.Text(root, "BillerReference"), postBack, back, options, reader), null);
    }

    private string? ReadCustomer(JsonElement customer, List<SessionInvoice> invoices)
    {
        var account = LenientJson.Text(customer, "AccountNumber");
        if (account is null)
            return "AccountNumber is required for every customer.";

        if (LenientJson.Find(customer, "Invoices") is not { ValueKind: JsonValueKind.Array } sent || sent.GetArrayLength() == 0)
            return $"At least one invoice is required for account {account}.";

        var person = new Customer(
            account,
            LenientJson.Text(customer, "Name") ?? "",
            LenientJson.Text(customer, "Address") ?? "",
            LenientJson.Text(customer, "City") ?? "",
            LenientJson.Text(customer, "State") ?? "",
            LenientJson.Text(customer, "Zip") ?? "");
        foreach (var invoice in sent.EnumerateArray())
        {
            if (invoices.Count == MaxInvoices)
                return $"No more than {MaxInvoices} invoices can be sent at once.";

            if (ReadInvoice(invoice, person, invoices) is { } problem)
                return problem;
        }

        return null;
    }

    private string? ReadInvoice(JsonElement invoice, Customer customer, List<SessionInvoice> invoices)
    {
        var number = LenientJson.Text(invoice, "InvoiceNumber");
        if (number is null)
            return $"InvoiceNumber is required for every invoice of account {customer.AccountNumber}.";

        var type = LenientJson.Text(invoice, "TypeId", "InvoiceTypeId");
        if (type is null)
            return $"TypeID is required for invoice {number}.";

        if (!settings.InvoiceTypes.ContainsKey(type))
            return $"Invoice type {type} of invoice {number} does not exist for this biller.";

        if (LenientJson.Day(invoice, "InvoiceDate") is not { } issued)
            return $"InvoiceDate is required for invoice {number}, as MM/DD/YYYY.";

        if (LenientJson.Day(invoice, "DueDate", "InvoiceDueDate") is not { } due)
            return $"DueDate is required for invoice {number}, as MM/DD/YYYY.";

        if (LenientJson.Cents(invoice, "BalanceDue") is not { } balance || balance <= 0)
            return $"BalanceDue of invoice {number} must be greater than zero.";

        if (!TryFee(invoice, "CCServiceFee", out var cardFee) || !TryFee(invoice, "ACHServiceFee", out var bankFee))
            return $"A service fee of invoice {number} is not an amount.";

        invoices.Add(new SessionInvoice(customer, number, type, settings.InvoiceTypeName(type), issued, due, balance, cardFee, bankFee));
        return null;
    }

    private static bool TryFee(JsonElement invoice, string name, out long cents)
    {
        cents = 0;
        return LenientJson.Text(invoice, name) is not { } text || (Dollars.TryParse(text, out cents) && cents >= 0);
    }

    private static PageOptions ReadOptions(JsonElement root)
    {
        var page = LenientJson.Find(root, "PageResultOptions") ?? default;
        var invoice = page.ValueKind == JsonValueKind.Object ? LenientJson.Find(page, "InvoiceOptions") ?? default : default;
        return new PageOptions(
            LenientJson.Flag(root, true, "AllowCCPayment"),
            LenientJson.Flag(root, true, "AllowACHPayment"),
            LenientJson.Flag(root, false, "AllowSwipe"),
            LenientJson.Flag(invoice, true, "AllowViewStatement"),
            LenientJson.Flag(invoice, false, "AllowRemove"),
            LenientJson.Flag(invoice, false, "AllowViewRelated"),
            LenientJson.Flag(invoice, false, "AllowRemindMe"));
    }

    private static bool IsWeb(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https";
}
