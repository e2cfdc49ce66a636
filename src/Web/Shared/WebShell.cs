using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Grancius.Web.Invoices;
using Grancius.Web.Shared.Parts;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;

namespace Grancius.Web.Shared;

/// <summary>Everything around the pages: words, layout, assets, security headers and error pages.</summary>
public static class WebShell
{
    private static readonly string[] Compressed = ["text/css", "text/javascript", "image/svg+xml"];

    /// <summary>Adds Razor Pages rooted at the project's folder and what their layout needs.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">
    /// Read: <c>CloudPay:BaseUrl</c> and <c>CloudPay:AllowedRedirectHosts</c> (where forms may end), <c>Demo:Enabled</c>
    /// and <c>CloudPay:Mode</c> (whether pages say that no real money moves).
    /// </param>
    /// <param name="environment">In Development the demo is on unless the configuration says otherwise.</param>
    public static IServiceCollection AddWebShell(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.Configure<WebShellOptions>(options =>
        {
            foreach (var origin in ProcessorOrigins.From(configuration))
                options.FormTargets.Add(origin);
            options.DefaultHead = options.DefaultHead with { Demo = IsDemo(configuration, environment) };
        });

        services.AddSingleton<MachineErrors>();
        services.AddExceptionHandler<StoreErrors>();
        services.AddExceptionHandler<MachineErrors>();

        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Language.English);
            options.SupportedCultures = options.SupportedUICultures = [Language.English, Language.Spanish];
            options.RequestCultureProviders = [new Language()];
        });

        services.AddHttpContextAccessor();
        services.AddSingleton<Icons>();
        services.AddSingleton<BillProof>();

        AddCompression(services);
        services.AddRazorPages(options => options.RootDirectory = "/").AddViewLocalization();
        // Spanish words stay readable in the source of a page; only what markup needs is escaped.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(
            UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.GeneralPunctuation));
        // Checks are made once, on the server, and shown with the page: no data-val attributes for a script we lack.
        services.Configure<MvcViewOptions>(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        return services;
    }

    /// <summary>Adds the shell to the pipeline: to be called first, before sign-in, rate limits and endpoints.</summary>
    public static WebApplication UseWebShell(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Environment.IsProduction())
            app.UseHsts();

        FindAssets(app.Environment);
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = KeepAssets });
        app.UseRequestLocalization();

        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            // Whoever is answered in a friendly way has still met a fault that an operator must find in the log.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(app.Services.GetRequiredService<MachineErrors>().NoPages);
        return app;
    }

    // Only our own files are packed. A page holds secrets beside what was typed, and its packed length would
    // tell a listener something about both.
    private static void AddCompression(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Compressed;
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    // Started from another folder (a test, a second node), the assets are those beside the program.
    private static void FindAssets(IWebHostEnvironment environment)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (environment.WebRootFileProvider is not NullFileProvider || !Directory.Exists(beside))
            return;

        environment.WebRootPath = beside;
        environment.WebRootFileProvider = new PhysicalFileProvider(beside);
    }

    // asp-append-version puts a fingerprint into the address, so such a file never changes.
    private static void KeepAssets(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "public, max-age=3600";

    // Where a live processor is called in Production, real money moves, whoever's jurisdictions they are.
    private static bool IsDemo(IConfiguration configuration, IHostEnvironment environment) =>
        string.Equals(configuration["CloudPay:Mode"], "Sandbox", StringComparison.OrdinalIgnoreCase)
        || (!environment.IsProduction() && configuration.GetValue("Demo:Enabled", environment.IsDevelopment()));
}
