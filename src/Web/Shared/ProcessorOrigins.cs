namespace Grancius.Web.Shared;

/// <summary>Where a payer may be sent to pay, as origins for the content security policy.</summary>
internal static class ProcessorOrigins
{
    private const string InvoiceCloud = "https://www.invoicecloud.com";

    /// <summary>
    /// The origin of <c>CloudPay:BaseUrl</c> and those of <c>CloudPay:AllowedRedirectHosts</c>, which is a list or one
    /// text with commas. A value that is no host is passed over here: validation at start is what names it.
    /// </summary>
    public static IEnumerable<string> From(IConfiguration configuration)
    {
        var extra = configuration.GetSection("CloudPay:AllowedRedirectHosts");
        return extra.GetChildren()
            .Select(child => child.Value)
            .Append(extra.Value)
            .SelectMany(text => (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Select(host => host.Contains("://", StringComparison.Ordinal) ? host : "https://" + host)
            .Prepend(configuration["CloudPay:BaseUrl"] ?? InvoiceCloud)
            .Select(Origin)
            .OfType<string>();
    }

    private static string? Origin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;
}
