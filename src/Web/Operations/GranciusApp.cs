using Grancius.Infrastructure;
using Grancius.Sandbox;
using Grancius.Web.Counter;
using Grancius.Web.Fees;
using Grancius.Web.Invoices;
using Grancius.Web.Jurisdictions;
using Grancius.Web.Ledger;
using Grancius.Web.PaymentSessions;
using Grancius.Web.Reconciliation;
using Grancius.Web.Shared;
using Grancius.Web.Staff;

namespace Grancius.Web.Operations;

/// <summary>Puts the program together and runs it.</summary>
internal static class GranciusApp
{
    /// <summary>No request is larger; a postback is cut at its own, smaller limit.</summary>
    private const long LargestRequest = 1024 * 1024;

    /// <summary>A call to the processor that is under way may end before the node does.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

    /// <exception cref="SettingsException">A setting stops the start.</exception>
    public static async Task Run(string[] args)
    {
        var migrateOnly = args is ["migrate", ..];
        if (args is [StaffCommands.Invite or StaffCommands.RetireDemo, ..])
        {
            await using var tool = Build(args[1..]);
            await (args[0] == StaffCommands.Invite ? StaffCommands.InviteAdministrator(tool) : StaffCommands.RetireDemoStaff(tool));
            return;
        }

        if (args is [JurisdictionCommand.Name, ..])
        {
            await using var tool = Build([]);
            await JurisdictionCommand.Run(tool, args[1..]);
            return;
        }

        await using var app = Build(migrateOnly ? args[1..] : args);
        await Prepare(app, migrateOnly);
        if (!migrateOnly)
            await app.RunAsync();
    }

    /// <param name="beforehand">Registers what is to stand in the place of the usual, such as the clock of a test.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? beforehand = null)
    {
        // Everything the program reads lies beside it; what it writes goes to where it was started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = Settings.Read(builder.Configuration, builder.Environment.EnvironmentName);
        builder.Configuration["CloudPay:BaseUrl"] = settings.CloudPay.BaseUrl.AbsoluteUri;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
        builder.AddLogs();
        builder.AddMetrics();
        beforehand?.Invoke(builder.Services);
        builder.Services.AddGrancius(settings);
        builder.Services.AddApi(settings);
        builder.Services.AddStaffSignIn();
        builder.Services.AddStaffDoor(settings);
        builder.Services.AddWebShell(builder.Configuration, builder.Environment);
        if (settings.CloudPay.Mode == CloudPayMode.Sandbox)
            builder.Services.AddSandbox(builder.Configuration);

        var app = builder.Build();
        app.UseCorrelation();
        app.UseWebShell();
        app.UseRouting();
        app.UseStaffEnglish();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        Map(app, settings);
        return app;
    }

    private static void Map(WebApplication app, Settings settings)
    {
        app.MapRazorPages();
        app.MapHealth();
        app.MapPostbacks();
        app.MapOpenApi();
        app.MapLogos();

        var api = app.MapApi();
        api.MapFees();
        api.MapInvoices();
        api.MapPaymentSessions();
        api.MapReaders();
        api.MapLedger();
        api.MapExceptions();

        if (settings.CloudPay.Mode == CloudPayMode.Sandbox)
            app.MapSandbox();
    }

    /// <summary>Production is migrated by its deployment, everything else by its start.</summary>
    private static async Task Prepare(WebApplication app, bool migrateOnly)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        if (migrateOnly || !settings.Production)
            await app.Services.Migrate(CancellationToken.None);
        else
            await app.Services.RequireMigrated(CancellationToken.None);
        if (migrateOnly)
            return;

        if (settings.Demo.Enabled)
            await app.Services.LoadDemo(CancellationToken.None);
        if (settings.Production)
            await app.Services.RefuseDemoStaff(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(settings));
    }
}
