using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Grancius.Application.Webhooks;
using Grancius.Domain.Webhooks;

namespace Grancius.Infrastructure.Webhooks;

/// <summary>Posts messages: follows no redirect, keeps no cookie, asks no proxy, and waits ten seconds for the whole answer.</summary>
internal sealed class WebhookSender : IWebhookSender, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>As much of an answer as can be kept, however many bytes its letters have; the rest is never read.</summary>
    private const int MostBytes = WebhookAttempt.LongestAnswer * 4;

    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public WebhookSender(WebhookTargets targets, TimeProvider clock)
    {
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = Patience,
            ConnectCallback = targets.Connect,
            MaxResponseHeadersLength = 16,
            // The name is asked again, and judged again, at least as often as this.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<WebhookAnswer> Send(WebhookMessage message, CancellationToken ct)
    {
        var start = _clock.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        int? status = null;
        string text;
        try
        {
            using var request = RequestFor(message);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            status = (int)response.StatusCode;
            text = await Beginning(response, both.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // An answer that never ends was none, whatever status it began with.
            (status, text) = (null, "No whole answer came within ten seconds.");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or TargetRefused)
        {
            (status, text) = (null, WordsOf(fault));
        }

        return new WebhookAnswer(status, text, (int)_clock.GetElapsedTime(start).TotalMilliseconds);
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage RequestFor(WebhookMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, message.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Grancius-Webhooks", "1.0"));
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", message.Timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", message.Signature);
        return request;
    }

    private static async Task<string> Beginning(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var bytes = new byte[MostBytes];
        var read = await body.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false, ct);
        // No store keeps a zero letter, and nobody can read the other controls.
        return string.Concat(Encoding.UTF8.GetString(bytes, 0, read).Where(letter => letter >= ' ' || letter is '\n' or '\t'));
    }

    private static string WordsOf(Exception fault) => fault switch
    {
        TargetRefused or { InnerException: TargetRefused } => new TargetRefused().Message,
        { InnerException: AuthenticationException } => "The endpoint's certificate is not one to be trusted.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } => "The name in the address is not known.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "Nothing answers at the address.",
        _ => "The connection broke before a whole answer came.",
    };
}
