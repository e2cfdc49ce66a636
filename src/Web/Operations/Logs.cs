using System.Diagnostics;
using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Grancius.Web.Operations;

/// <summary>JSON lines on the console, each with the id that ties a request's lines together, none with a payer's data.</summary>
internal static partial class Logs
{
    private const string Header = "X-Correlation-ID";
    private const int LongestId = 64;

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .Enrich.With<NoAddresses>()
            .WriteTo.Console(new JsonFormatter(renderMessage: true))
            .CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }

    /// <summary>Takes the caller's id where it is one, and logs each request by its route, never by its address: addresses hold secrets.</summary>
    public static void UseCorrelation(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Grancius.Requests");
        app.Use(async (context, next) =>
        {
            var id = IdOf(context);
            context.Response.Headers[Header] = id;
            using var property = LogContext.PushProperty("CorrelationId", id);
            var start = Stopwatch.GetTimestamp();
            await next(context);
            if (log.IsEnabled(LogLevel.Information) && context.GetEndpoint() is RouteEndpoint endpoint)
                Answered(log, context.Request.Method, endpoint.RoutePattern.RawText ?? "", context.Response.StatusCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
    }

    /// <summary>The framework ties the request's path to every line, and the paths of a receipt and of a redirect hold secrets.</summary>
    private sealed class NoAddresses : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }

    private static string IdOf(HttpContext context) =>
        context.Request.Headers[Header].ToString() is { Length: > 0 and <= LongestId } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? id
            : Guid.CreateVersion7().ToString("N");

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} answered {Status} in {Milliseconds:0.0} ms")]
    private static partial void Answered(Microsoft.Extensions.Logging.ILogger log, string method, string route, int status, double milliseconds);
}
