using System.Text.Json;
using System.Xml;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.Infrastructure.Jurisdictions;

namespace Grancius.Infrastructure.PaymentSessions.InvoiceCloud;

/// <summary>
/// Calls Invoice Cloud and says what its answer means. A call that may have arrived is never reported as one that did
/// not: only an answer that is certain to be a refusal is a refusal.
/// </summary>
internal sealed class InvoiceCloudProcessor(
    ICloudPayApi payments, ICloudInvoicingApi invoicing, BillerKeys keys, Settings settings) : IPaymentProcessor
{
    private const int LongestWords = 200;

    public string Compose(PaymentRequest request) =>
        JsonSerializer.Serialize(CloudPayRequest.For(request, settings.PublicUrl, settings.CloudPay.ReaderField), CloudPayJson.Plain.CloudPayRequest);

    public async Task<Result<Uri>> Open(Biller biller, string request, CancellationToken ct)
    {
        if (!biller.IsComplete)
            return PaymentSessionErrors.Refused("the biller's GUID and keys are not set here.");

        try
        {
            var page = Read(await payments.Open(keys.ApiKeyOf(biller), request, ct));
            return page.Error is { Kind: ErrorKind.ProcessorRefused } && await IsInactive(biller, ct)
                ? PaymentSessionErrors.Refused("the biller is not active there.")
                : page;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return PaymentSessionErrors.Timeout;
        }
        catch (HttpRequestException fault)
        {
            return NeverArrived(fault) ? PaymentSessionErrors.Unavailable : PaymentSessionErrors.Unclear;
        }
    }

    public async Task<BalanceAnswer> BalanceOf(Biller biller, string invoiceNumber, CancellationToken ct)
    {
        if (!biller.IsComplete)
            return new BalanceAnswer.Unreachable("the biller's GUID and keys are not set here.");

        try
        {
            return Read(await invoicing.ViewInvoice(keys.GuidOf(biller), keys.WebServiceKeyOf(biller), invoiceNumber, ct));
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return new BalanceAnswer.Unreachable("it did not answer in time.");
        }
        catch (HttpRequestException fault)
        {
            return new BalanceAnswer.Unreachable($"{fault.HttpRequestError}.");
        }
        catch (XmlException)
        {
            return new BalanceAnswer.NotUnderstood("it is not XML.");
        }
    }

    /// <summary>After a refusal: whether the biller's status explains it. No answer explains nothing.</summary>
    private async Task<bool> IsInactive(Biller biller, CancellationToken ct)
    {
        try
        {
            return await payments.IsActive(keys.ApiKeyOf(biller), ct) == false;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private Result<Uri> Read(CloudPayAnswer answer)
    {
        var envelope = Envelope(answer.Body);
        return answer.Status switch
        {
            >= 200 and < 300 when string.Equals(envelope?.Message?.Trim(), "SUCCESS", StringComparison.OrdinalIgnoreCase) => Page(envelope?.Data?.CloudPaymentURL),
            >= 200 and < 300 when envelope?.Message is { Length: > 0 } message => PaymentSessionErrors.Refused(Bounded(message)),
            401 or 403 => PaymentSessionErrors.Refused("it does not accept the biller's key."),
            408 => PaymentSessionErrors.Timeout,
            429 or >= 500 => PaymentSessionErrors.Unavailable,
            >= 400 when envelope?.Message is { Length: > 0 } message => PaymentSessionErrors.Refused(Bounded(message)),
            _ => PaymentSessionErrors.Unclear,
        };
    }

    /// <summary>A payer is sent only to an absolute address on a host we know, that hides nothing before its host.</summary>
    private Result<Uri> Page(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var page)
        && (page.Scheme == Uri.UriSchemeHttps || (page.Scheme == Uri.UriSchemeHttp && !settings.CloudPay.HttpsOnly))
        && page.UserInfo.Length == 0
        && settings.CloudPay.RedirectHosts.Contains(page.Host)
            ? page
            : PaymentSessionErrors.Unclear;

    private static BalanceAnswer Read(ViewInvoiceAnswer answer) => answer switch
    {
        { Status: 429 or >= 500 } => new BalanceAnswer.Unreachable($"HTTP {answer.Status}."),
        { Success: true, BalanceDue: { } balance } when Money.FromDollars(balance) is { IsSuccess: true } money => new BalanceAnswer.Due(money.Value),
        { Success: false, ErrorMessage: { } words } when words.Contains("not found", StringComparison.OrdinalIgnoreCase) => new BalanceAnswer.NotFound(),
        { Success: false } => new BalanceAnswer.NotUnderstood(Bounded(answer.ErrorMessage ?? "it refuses without a reason.")),
        _ => new BalanceAnswer.NotUnderstood($"HTTP {answer.Status} without a balance."),
    };

    private static CloudPayEnvelope? Envelope(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, CloudPayJson.Plain.CloudPayEnvelope);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool NeverArrived(HttpRequestException fault) =>
        fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    private static string Bounded(string words) => words.Length <= LongestWords ? words : words[..LongestWords];
}
