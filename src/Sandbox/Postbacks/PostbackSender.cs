using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Sessions;
using Microsoft.AspNetCore.WebUtilities;

namespace Grancius.Sandbox.Postbacks;

/// <summary>Sends postbacks to the biller. Once money moved they are sent whether or not the payer's browser waits.</summary>
internal sealed partial class PostbackSender(
    IHttpClientFactory clients, SandboxState state, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<PostbackSender> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends what is due and gives the answers; waves with a delay follow in the background and are only counted.</summary>
    public async Task<(IReadOnlyList<PostResult> Posts, int Pending)> Send(
        HostedSession session, IReadOnlyList<PostbackWave> plan, PostEncoding encoding)
    {
        List<PostResult> posts = [];
        for (var next = 0; next < plan.Count; next++)
        {
            if (plan[next].Delay > TimeSpan.Zero)
            {
                PostbackWave[] later = [.. plan.Skip(next)];
                _ = SendLater(session, later, encoding);
                return (posts, later.Sum(w => w.Messages.Count));
            }

            posts.AddRange(await SendTogether(session, plan[next].Messages, encoding));
        }

        return (posts, 0);
    }

    public Task<PostResult[]> SendTogether(HostedSession session, IReadOnlyList<PostbackMessage> messages, PostEncoding encoding) =>
        Task.WhenAll(messages.Select(m => SendOne(session, m, encoding)));

    private async Task SendLater(HostedSession session, IReadOnlyList<PostbackWave> plan, PostEncoding encoding)
    {
        try
        {
            foreach (var wave in plan)
            {
                await Task.Delay(wave.Delay, clock, lifetime.ApplicationStopping);
                await SendTogether(session, wave.Messages, encoding);
            }
        }
        catch (OperationCanceledException)
        {
            LogStopped(logger, session.RequestGuid);
        }
    }

    private async Task<PostResult> SendOne(HostedSession session, PostbackMessage message, PostEncoding encoding)
    {
        var started = clock.GetTimestamp();
        var at = clock.GetUtcNow();
        var url = session.Request.PostBackUrl!;
        int? status = null;
        string? error = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
            limit.CancelAfter(Patience);
            using var request = Write(url, message, encoding);
            using var response = await clients.CreateClient(SandboxSetup.PostbackClient)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            status = (int)response.StatusCode;
        }
        catch (OperationCanceledException)
        {
            error = "no answer within 5 seconds";
        }
        catch (Exception problem) when (problem is HttpRequestException or UriFormatException or InvalidOperationException)
        {
            error = problem.Message;
        }

        var result = new PostResult(at, url, message.Fields, status, error, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        Note(session, message, result, encoding);
        return result;
    }

    private void Note(HostedSession session, PostbackMessage message, PostResult result, PostEncoding encoding)
    {
        session.Posted(result);
        if (result.Accepted && message.TellsOf is { } news)
        {
            foreach (var number in news.InvoiceNumbers)
                state.Invoices.Heard(session.BillerGuid, number, news.Payment);
        }

        state.Log.Write("post", session.Reference, new
        {
            session = session.RequestGuid,
            url = result.Url,
            encoding = FaultNames<PostEncoding>.Of(encoding),
            status = result.Status,
            error = result.Error,
            milliseconds = result.Milliseconds,
            sentAt = result.At,
            fields = result.Fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal),
        });
    }

    private static HttpRequestMessage Write(string url, PostbackMessage message, PostEncoding encoding) => encoding switch
    {
        PostEncoding.Query => new(HttpMethod.Post, QueryHelpers.AddQueryString(url, message.Fields.Select(f => new KeyValuePair<string, string?>(f.Key, f.Value)))),
        PostEncoding.Form => new(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(message.Fields) },
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: late postbacks of sandbox session {Session} are not sent.")]
    private static partial void LogStopped(ILogger logger, Guid session);
}
