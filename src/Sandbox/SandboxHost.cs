namespace Grancius.Sandbox;

/// <summary>The stand-in for Invoice Cloud as a web application of its own.</summary>
public static partial class SandboxHost
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action *; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Builds the application, not yet started; <paramref name="args"/> are the usual host arguments such as <c>--urls</c>.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSandbox(builder.Configuration);

        var app = builder.Build();
        app.Use((context, next) =>
        {
            // form-action is open because the thank-you page may post back to the biller's own site.
            context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        app.MapSandbox();
        app.MapGet("/", () => Results.Redirect("/sandbox"));
        app.Lifetime.ApplicationStarted.Register(() => LogWhere(app.Logger, string.Join(", ", app.Urls)));
        return app;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandbox processor at {Urls}; open /sandbox there to watch it and to set faults. No real money moves here.")]
    private static partial void LogWhere(ILogger logger, string urls);
}
