using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Grancius.Infrastructure;
using Grancius.Web.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Grancius.BrowserTests.Fixture;

/// <summary>The whole product as `dotnet run` puts it together, the processor's stand-in inside, and a browser to look at it.</summary>
public sealed partial class Portal : IAsyncLifetime
{
    public const string County = "co-hernando-fl";
    public const string City = "city-brooksville-fl";
    private const string ApiKey = "key-of-the-browser-tests";

    private readonly string _folder = Directory.CreateDirectory(
        Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"grancius-{Guid.CreateVersion7():N}")).FullName;

    private readonly Uri _address = FreeAddress();
    private WebApplication _app = null!;
    private Chromium _chromium = null!;
    private HttpClient _http = null!;
    private int _payers;

    public TestClock Clock { get; } = new();

    public string Address => _address.GetLeftPart(UriPartial.Authority);

    public async Task InitializeAsync()
    {
        _app = GranciusApp.Build(
            [
                "--environment=Development",
                "--applicationName=Grancius.Web",
                $"--urls={Address}",
                $"--Site:PublicUrl={Address}",
                $"--ConnectionStrings:Grancius=Data Source={Path.Combine(_folder, "grancius.db")}",
                "--CloudPay:Timeout=00:00:04",
                "--Reconciliation:SweepEvery=00:00:01",
                $"--Demo:ApiKey={ApiKey}",
                $"--Mail:PickupFolder={Path.Combine(_folder, "mail")}",
                // Every payer comes from an address of their own, as behind a proxy: bills may be looked up 30 times a minute from one.
                "--ForwardedHeaders_Enabled=true",
                "--Serilog:MinimumLevel:Default=Fatal",
                "--Serilog:MinimumLevel:Override:Microsoft=Fatal",
                "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Fatal",
            ],
            services => services.AddSingleton<TimeProvider>(Clock));
        await _app.Services.Migrate(CancellationToken.None);
        await _app.Services.LoadDemo(CancellationToken.None);
        await _app.StartAsync();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = _address };
        _chromium = await Chromium.Start();
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A person with a browser of their own does something; at the end, no page may have complained.</summary>
    public async Task APayer(Browsing browsing, Func<Payer, Task> does)
    {
        await using var context = await _chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            JavaScriptEnabled = browsing.Script,
            Locale = browsing.Language == "es" ? "es-US" : "en-US",
            ViewportSize = new ViewportSize { Width = browsing.Width, Height = browsing.Height },
            ExtraHTTPHeaders = [new("X-Forwarded-For", $"10.0.{Interlocked.Increment(ref _payers) / 250}.{(_payers % 250) + 1}")],
        });
        context.SetDefaultTimeout(15_000);
        var payer = await Payer.Begin(this, context, browsing);
        await does(payer);
        payer.Complaints.ShouldBeEmpty();
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }
}

/// <summary>Whole journeys. They run beside the states, each with a product and a browser of its own: half of a journey is waiting.</summary>
[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<Portal>
{
    public const string Name = "Journeys";
}

/// <summary>Single states of the pages, with the faults and the passing of time that lead to them.</summary>
[CollectionDefinition(Name)]
public sealed class States : ICollectionFixture<Portal>
{
    public const string Name = "States";
}
