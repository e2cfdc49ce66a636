using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grancius.Bench;

/// <summary>The processor as far as an opening needs it: a page for everybody, and the address its postback goes to.</summary>
internal sealed class Processor : IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, string> _postBacks = new();
    private readonly WebApplication _app;
    private long _pages;

    private Processor(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<Processor> Start()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var processor = new Processor(app);
        app.MapPost("/cloudpaymentsapi/v2", processor.Open);
        await app.StartAsync();
        return processor;
    }

    /// <summary>Path and query of the postback for the page that an opening answered; once.</summary>
    public string PostBackOf(string page) =>
        _postBacks.TryRemove(long.Parse(page[(page.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture), out var address) ? address : throw new InvalidOperationException(page);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Open(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var page = Interlocked.Increment(ref _pages);
        _postBacks[page] = new Uri(body.RootElement.GetProperty("PostBackURL").GetString()!).PathAndQuery;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$$"""{"Message":"SUCCESS","Data":{"CloudPaymentURL":"{{{Address.AbsoluteUri}}}portal/access/otp/{{{page}}}"}}""");
    }
}
