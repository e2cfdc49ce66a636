using System.Diagnostics;
using Grancius.Bench;
using Grancius.FunctionalTests.Fixture;
using Grancius.Infrastructure;
using Grancius.Web.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Grancius.CostTests;

/// <summary>The product in this process, without its jobs, on a fresh database and with a processor that always opens.</summary>
internal sealed class Measured : IAsyncDisposable
{
    public const string ApiKey = "key-of-the-cost-tests";

    private readonly WebApplication _app;
    private readonly Engine _engine;
    private readonly string _database;

    private Measured(WebApplication app, Engine engine, string database, Processor processor)
    {
        _app = app;
        _engine = engine;
        _database = database;
        Processor = processor;
    }

    public Processor Processor { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public static async Task<Measured> Start(Engine engine)
    {
        var database = await engine.NewDatabase();
        var processor = await Processor.Start();
        var app = GranciusApp.Build(
            [
                "--environment=Bench", "--applicationName=Grancius.Web", "--urls=http://127.0.0.1:0", "--Site:PublicUrl=http://127.0.0.1:5080",
                $"--Database:Provider={engine.Provider}", $"--ConnectionStrings:Grancius={database}", $"--CloudPay:BaseUrl={processor.Address}",
                "--Demo:Enabled=true", $"--Demo:ApiKey={ApiKey}", "--Serilog:MinimumLevel:Default=Fatal", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Fatal",
            ],
            services => services.Configure<QuartzHostedServiceOptions>(hosted => hosted.StartDelay = TimeSpan.FromDays(10)));
        await app.Services.Migrate(CancellationToken.None);
        await app.Services.LoadDemo(CancellationToken.None);
        await app.StartAsync();
        return new Measured(app, engine, database, processor);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Processor.DisposeAsync();
        await _engine.Drop(_database);
    }
}

/// <summary>
/// Counts what goes to the database: each command or batch, and each commit, is a journey there and back. On PostgreSQL the
/// driver tells of its commands, also of those that EF Core does not know of; on SQLite EF Core does.
/// </summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Command = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting";
    private const string Commit = "Microsoft.EntityFrameworkCore.Database.Transaction.TransactionCommitting";

    private readonly List<IDisposable> _subscriptions = [];
    private readonly string[] _events;
    private int _queries;

    public QueryCount(Engine engine)
    {
        _events = engine == Engine.Postgres ? [Commit] : [Command, Commit];
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        if (engine == Engine.Postgres)
        {
            var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
                ActivityStarted = _ => Interlocked.Increment(ref _queries),
            };
            ActivitySource.AddActivityListener(listener);
            _subscriptions.Add(listener);
        }
    }

    public int Queries => _queries;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            _subscriptions.Add(value.Subscribe(this, name => _events.Contains(name)));
    }

    public void OnNext(KeyValuePair<string, object?> value) => Interlocked.Increment(ref _queries);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
