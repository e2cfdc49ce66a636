using System.Buffers;
using System.Text;
using Grancius.Application.PaymentSessions;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.PaymentSessions;

/// <summary>
/// The address of the silent postback. It stores what came and answers 200, whatever it says. Applying it is part of the
/// same commit when nothing is in the way, and follows at once when something is. A node that is too busy for that only
/// stores it, and a job applies it.
/// </summary>
internal static partial class PostbackEndpoint
{
    private const int LongestBody = 64 * 1024;
    private const int LongestHeader = 500;
    private const int LongestName = 200;

    /// <summary>Who waits longer for his turn is better served by storing alone.</summary>
    private static readonly TimeSpan TimeToBegin = TimeSpan.FromMilliseconds(300);

    /// <summary>What was begun is waited for longer, because storing it as well would only wait for it; some time is left for that.</summary>
    private static readonly TimeSpan TimeToTake = TimeSpan.FromMilliseconds(1000);

    /// <summary>For storing, and for applying where time is left. Two seconds are promised: a busy machine needs the rest.</summary>
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromMilliseconds(1500);

    /// <summary>Of the rest, some are secrets and none is evidence.</summary>
    private static readonly string[] KeptHeaders = ["Content-Type", "User-Agent", "X-Forwarded-For", "Via", "Date"];

    public static void MapPostbacks(this WebApplication app) =>
        app.MapMethods("/Public/SilentPaymentResponse", [HttpMethods.Post, HttpMethods.Get], Receive)
            .DisableAntiforgery()
            // Whoever sends too much is answered like anybody else: what is kept of it has a limit of its own.
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .ExcludeFromDescription();

    private static async Task<IResult> Receive(HttpRequest request, IMediator mediator, ILoggerFactory logs)
    {
        using var answering = new CancellationTokenSource(TimeToAnswer);
        var (body, truncated) = await Read(request, answering.Token);
        var sent = new SentPostback(
            Named(request, "JurisdictionName"), Named(request, "Session"), request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "",
            Headers(request), Bounded(request.QueryString.Value ?? ""), Storable(body), truncated);
        var log = logs.CreateLogger("Grancius.Postbacks");
        var taking = await Take(sent, mediator, log, answering.Token);
        if (taking == Taking.Done)
            return Results.Ok();

        var kept = await mediator.Send(new ReceivePostback(sent), answering.Token);
        if (taking == Taking.Hindered)
            await Apply(kept.Value, mediator, log, answering.Token);
        return Results.Ok();
    }

    private static async Task<Taking> Take(SentPostback sent, IMediator mediator, ILogger log, CancellationToken ct)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(ct);
        inTime.CancelAfter(TimeToTake);
        try
        {
            return (await mediator.Send(new TakePostback(sent, TimeToBegin), inTime.Token)).IsSuccess ? Taking.Done : Taking.Hindered;
        }
        catch (OperationCanceledException)
        {
            // It may have been taken after all; then storing it finds it stored.
            TakesTooLong(log);
            return Taking.TooSlow;
        }
    }

    private static async Task Apply(Guid id, IMediator mediator, ILogger log, CancellationToken ct)
    {
        try
        {
            _ = await mediator.Send(new ApplyPostback(id), ct);
        }
        catch (Exception fault)
        {
            // It is stored, so the sender is answered and the job applies it.
            LeftToTheJob(log, id, fault);
        }
    }

    /// <summary>As much as is kept, as text: it is evidence, and is read as a form later.</summary>
    private static async Task<(string Body, bool Truncated)> Read(HttpRequest request, CancellationToken ct)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var buffer = ArrayPool<char>.Shared.Rent(LongestBody + 1);
        try
        {
            var length = await reader.ReadBlockAsync(buffer.AsMemory(0, LongestBody + 1), ct);
            return (new string(buffer, 0, Math.Min(length, LongestBody)), length > LongestBody);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static string Headers(HttpRequest request) => string.Join('\n',
        from name in KeptHeaders
        let value = request.Headers[name].ToString()
        where value.Length > 0
        select $"{name}: {value[..Math.Min(value.Length, LongestHeader)]}");

    private static string? Named(HttpRequest request, string name) =>
        request.Query[name].FirstOrDefault() is { Length: > 0 and <= LongestName } value ? Storable(value) : null;

    /// <summary>PostgreSQL keeps every character but this one.</summary>
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');

    private static string Bounded(string query) => query.Length <= LongestBody ? query : query[..LongestBody];

    /// <summary>What became of storing and applying in one step.</summary>
    private enum Taking
    {
        Done,

        /// <summary>By another who holds a lock, or by a fault.</summary>
        Hindered,

        TooSlow,
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A postback is only stored now and applied by the job, because both together take too long")]
    private static partial void TakesTooLong(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Postback {PostbackId} was stored and is applied by the job")]
    private static partial void LeftToTheJob(ILogger log, Guid postbackId, Exception fault);
}
