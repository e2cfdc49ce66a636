using System.Diagnostics;
using System.Net.Http.Json;

namespace Grancius.CrashTests.Fixture;

/// <summary>One node of the published product. It keeps its address from start to start.</summary>
internal sealed class Product : IDisposable
{
    public const string County = "co-hernando-fl";

    /// <summary>For a test of news alone: what the sweep has found before is only named by its news.</summary>
    public static readonly (string Key, string Value) NoSweep = ("Reconciliation__Checks", "01:00:00");

    private const string ApiKey = "key-of-the-crash-tests";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    private readonly string _folder;
    private readonly Dictionary<string, string> _settings;

    public Product(string folder, Database database, Processor processor, params (string Key, string Value)[] further)
    {
        _folder = folder;
        Address = Web.FreeAddress();
        Http = Web.Client(Address);
        // Not Production, which neither loads the demo nor speaks plain HTTP to the processor.
        _settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Staging",
            ["ASPNETCORE_URLS"] = Address.AbsoluteUri,
            ["Site__PublicUrl"] = Address.AbsoluteUri,
            ["Database__Provider"] = database.Provider,
            ["ConnectionStrings__Grancius"] = database.ForProduct,
            ["CloudPay__Mode"] = "Live",
            ["CloudPay__BaseUrl"] = processor.Address.AbsoluteUri,
            ["CloudPay__Timeout"] = "00:00:05",
            ["Demo__Enabled"] = "true",
            ["Demo__ApiKey"] = ApiKey,
            ["Reconciliation__SweepEvery"] = "00:00:02",
            ["Reconciliation__Checks"] = "00:00:03,00:00:06,00:00:12,00:00:20,00:00:30,00:00:40,00:00:50,01:00:00",
            ["Mail__PickupFolder"] = Path.Combine(folder, "mail"),
            ["Serilog__MinimumLevel__Default"] = "Warning",
            ["Serilog__MinimumLevel__Override__Microsoft.Hosting.Lifetime"] = "Warning",
        };
        foreach (var (key, value) in further)
            _settings[key] = value;
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public Running Process { get; private set; } = null!;

    /// <summary>Starts it, and returns when it says that it is ready.</summary>
    /// <returns>How long it took, counted from <paramref name="since"/> where that is given.</returns>
    public async Task<TimeSpan> Start(long? since = null)
    {
        var start = since ?? Stopwatch.GetTimestamp();
        Launch();
        await Ready(start);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Starts it, and waits for nothing.</summary>
    public void Launch() => Process = new Running("product/Grancius.Web.dll", _folder, _settings);

    /// <summary>Waits until it is ready.</summary>
    public async Task Ready(long? since = null)
    {
        var start = since ?? Stopwatch.GetTimestamp();
        while ((await Readiness()).Status != 200)
        {
            Process.HasEnded.ShouldBeFalse(Process.Words);
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(LongestStart, $"it is not ready:\n{(await Readiness()).Text}\n{Process.Words}");
            await Task.Delay(Look);
        }
    }

    public void Kill() => Process.Kill();

    public Task<Answer> Readiness() => Answer.To(Http, new HttpRequestMessage(HttpMethod.Get, "/readyz"));

    public Task<Answer> Get(string path) => Call(HttpMethod.Get, path, null, null);

    public Task<Answer> Post(string path, object? body = null, string? idempotencyKey = null) => Call(HttpMethod.Post, path, body, idempotencyKey);

    public void Dispose()
    {
        Http.Dispose();
        Process?.Dispose();
    }

    private async Task<Answer> Call(HttpMethod method, string path, object? body, string? idempotencyKey)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{County}/{path}");
        if (!path.StartsWith('/'))
            request.Headers.Add("Authorization", $"Bearer {ApiKey}");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await Answer.To(Http, request);
    }
}
