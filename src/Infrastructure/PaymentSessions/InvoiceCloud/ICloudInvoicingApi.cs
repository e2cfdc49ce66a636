namespace Grancius.Infrastructure.PaymentSessions.InvoiceCloud;

/// <summary>Invoice Cloud's SOAP service of invoices.</summary>
internal interface ICloudInvoicingApi
{
    /// <summary>ViewInvoiceByInvoiceNumber of /portal/webservices/CloudInvoicing.asmx.</summary>
    /// <exception cref="System.Xml.XmlException">The answer is not XML.</exception>
    Task<ViewInvoiceAnswer> ViewInvoice(string billerGuid, string webServiceKey, string invoiceNumber, CancellationToken ct);
}

/// <param name="Status">Of HTTP.</param>
/// <param name="Success">Null when the answer does not say.</param>
internal sealed record ViewInvoiceAnswer(int Status, bool? Success, string? ErrorMessage, decimal? BalanceDue);
