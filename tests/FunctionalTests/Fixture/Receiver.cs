using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>A program next door that is told by webhooks: keeps what comes, and answers as a test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _messages = new();

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            _messages.Enqueue(new Received(context.Request.Path, context.Request.Headers.ToDictionary(head => head.Key.ToLowerInvariant(), head => head.Value.ToString(), StringComparer.Ordinal), body));
            await Answers(context);
        });
    }

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<Received> Messages => [.. _messages];

    /// <summary>How it answers: 200 unless a test says otherwise.</summary>
    public RequestDelegate Answers { get; set; } = context => context.Response.WriteAsync("ok");

    public static async Task<Receiver> Start()
    {
        var receiver = new Receiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    public static RequestDelegate Status(int status, string text = "") => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    };

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }
}

/// <param name="Heads">By their names in lower case.</param>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Heads, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public JsonElement Data => Json.GetProperty("data");

    public string Id => Heads["webhook-id"];

    public string Type => Json.Text("type");

    /// <summary>As the Standard Webhooks have a receiver do it, written here a second time on purpose.</summary>
    public bool IsSignedWith(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Heads["webhook-timestamp"]}.{Body}")));
        return Heads["webhook-signature"].Split(' ').Contains(expected);
    }
}
