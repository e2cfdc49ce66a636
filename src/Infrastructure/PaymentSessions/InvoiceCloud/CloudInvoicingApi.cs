using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Grancius.Infrastructure.PaymentSessions.InvoiceCloud;

internal sealed class CloudInvoicingApi(HttpClient http) : ICloudInvoicingApi
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service = "https://www.invoicecloud.com/portal/webservices/CloudInvoicing/";

    public async Task<ViewInvoiceAnswer> ViewInvoice(string billerGuid, string webServiceKey, string invoiceNumber, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "portal/webservices/CloudInvoicing.asmx");
        request.Headers.Add("SOAPAction", $"\"{Service.NamespaceName}ViewInvoiceByInvoiceNumber\"");
        request.Content = new StringContent(Envelope(billerGuid, webServiceKey, invoiceNumber), Encoding.UTF8, "text/xml");
        using var response = await http.SendAsync(request, ct);
        return response.IsSuccessStatusCode
            ? Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct))
            : new ViewInvoiceAnswer((int)response.StatusCode, null, null, null);
    }

    private static string Envelope(string billerGuid, string webServiceKey, string invoiceNumber) => new XElement(Soap + "Envelope",
        new XElement(Soap + "Body",
            new XElement(Service + "ViewInvoiceByInvoiceNumber",
                new XElement(Service + "Req",
                    new XElement(Service + "BillerGUID", billerGuid),
                    new XElement(Service + "WebServiceKey", webServiceKey),
                    new XElement(Service + "InvoiceNumber", invoiceNumber))))).ToString(SaveOptions.DisableFormatting);

    private static ViewInvoiceAnswer Read(int status, string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var fields = XDocument.Load(reader).Descendants().Where(element => !element.HasElements)
            .GroupBy(element => element.Name.LocalName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Value.Trim(), StringComparer.OrdinalIgnoreCase);
        return new ViewInvoiceAnswer(
            status,
            bool.TryParse(fields.GetValueOrDefault("Success"), out var success) ? success : null,
            fields.GetValueOrDefault("ErrorMessage"),
            decimal.TryParse(fields.GetValueOrDefault("BalanceDue"), NumberStyles.Number, CultureInfo.InvariantCulture, out var balance) ? balance : null);
    }
}
