using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Grancius.Infrastructure;
using Grancius.Infrastructure.Persistence;
using Grancius.Web.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>One running product, as its Program puts it together, on a port of its own.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(10);

    private readonly WebApplication _app;

    private Node(WebApplication app, Uri address)
    {
        _app = app;
        Http = NewClient(address);
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="jobs">Whether the scheduler runs; else the test says when the sweep and the other jobs do.</param>
    /// <param name="settings">Further settings in the command line's form.</param>
    public static async Task<Node> Start(Engine engine, string database, Uri processor, TestClock clock, bool jobs, params string[] settings)
    {
        var address = FreeAddress();
        var app = GranciusApp.Build(
            [
                "--environment=Development",
                "--applicationName=Grancius.Web",
                $"--urls={address}",
                $"--Site:PublicUrl={address}",
                $"--Database:Provider={engine.Provider}",
                $"--ConnectionStrings:Grancius={database}",
                "--CloudPay:Mode=Live",
                $"--CloudPay:BaseUrl={processor}",
                "--CloudPay:Timeout=00:00:04",
                $"--Demo:ApiKey={Portal.ApiKey}",
                $"--Mail:PickupFolder={Path.Combine(Path.GetTempPath(), "grancius-test-mail")}",
                "--ForwardedHeaders_Enabled=true",
                "--Serilog:MinimumLevel:Default=Fatal",
                "--Serilog:MinimumLevel:Override:Microsoft=Fatal",
                "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Fatal",
                .. settings,
            ],
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                if (!jobs)
                    services.Configure<QuartzHostedServiceOptions>(hosted => hosted.StartDelay = Never);
            });
        await app.Services.Migrate(CancellationToken.None);
        await app.Services.LoadDemo(CancellationToken.None);
        await app.StartAsync();
        return new Node(app, address);
    }

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Names of the tables of the model, without the keys that running nodes hold in memory.</summary>
    public Task<List<string>> Tables() => InScope(services => Task.FromResult(services.GetRequiredService<GranciusDb>().Model.GetEntityTypes()
        .Select(entity => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(entity)!)
        .Where(table => table != "data_protection_keys")
        .Distinct()
        .ToList()));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public static HttpClient NewClient(Uri address) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }
}
