using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Grancius.Sandbox.Invoices;

/// <summary>The SOAP 1.1 words of ViewInvoiceByInvoiceNumber.</summary>
internal sealed record ViewInvoiceMessage(string? BillerGuid, string? WebServiceKey, string? InvoiceNumber)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service = "https://www.invoicecloud.com/portal/webservices/CloudInvoicing/";

    /// <summary>Reads a request; null when it is not one. DTDs are refused.</summary>
    public static ViewInvoiceMessage? Read(string xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 64 * 1024 };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            var call = XDocument.Load(reader).Descendants(Service + "ViewInvoiceByInvoiceNumber").FirstOrDefault();
            return call is null ? null : new(Text(call, "BillerGUID"), Text(call, "WebServiceKey"), Text(call, "InvoiceNumber"));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static string Found(RegisteredInvoice invoice, long balanceCents)
    {
        var sent = invoice.Invoice;
        var due = Moment(sent.DueDate);
        return Envelope(
            new XElement(Service + "Success", true),
            new XElement(Service + "ErrorMessage"),
            new XElement(Service + "InvoiceNumber", sent.InvoiceNumber),
            new XElement(Service + "InvoiceDate", Moment(sent.InvoiceDate)),
            new XElement(Service + "InvoiceDueDate", due),
            new XElement(Service + "AutoPayCollectionDate", due),
            new XElement(Service + "TotalAmountDue", Dollars.Plain(invoice.SentCents)),
            new XElement(Service + "BalanceDue", Dollars.Plain(balanceCents)),
            new XElement(Service + "MinimumAmountDue", Dollars.Plain(0)),
            new XElement(Service + "AllowPartialPayments", true));
    }

    public static string NotFound(string message) => Envelope(
        new XElement(Service + "Success", false),
        new XElement(Service + "ErrorMessage", message));

    public static string Fault(string message) => Write(new XElement(
        Soap + "Fault",
        new XElement("faultcode", "soap:Client"),
        new XElement("faultstring", message)));

    private static string Envelope(params XElement[] result) => Write(new XElement(
        Service + "ViewInvoiceByInvoiceNumberResponse",
        new XElement(Service + "ViewInvoiceByInvoiceNumberResult", result.Cast<object>().ToArray())));

    private static string Write(XElement body) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + new XElement(
            Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soap", Soap.NamespaceName),
            new XElement(Soap + "Body", body)).ToString(SaveOptions.DisableFormatting);

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00";

    private static string? Text(XElement call, string name) =>
        call.Descendants().FirstOrDefault(e => string.Equals(e.Name.LocalName, name, StringComparison.OrdinalIgnoreCase))?.Value.Trim();
}
