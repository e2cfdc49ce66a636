using Grancius.Application.PaymentSessions;
using Grancius.Application.Receipts;
using Grancius.Domain.Common;
using Grancius.Infrastructure;
using Grancius.Infrastructure.Demo;
using Grancius.Infrastructure.Persistence;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grancius.FaultTests.Simulation;

/// <summary>
/// The product's handlers and store, as registered for production, with three things exchanged: the clock, the processor
/// and the post. A fresh one for each seed, on a copy of a store that was migrated once.
/// </summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly Lazy<string> Pristine = new(MakePristine);

    private readonly ServiceProvider _services;
    private readonly string _file;

    public Node(World world, string folder, Action<IServiceCollection>? mutate = null)
    {
        _file = Path.Combine(folder, $"{Guid.CreateVersion7():N}.db");
        File.Copy(Pristine.Value, _file);
        _services = Build(_file, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(world.Clock));
            services.Replace(ServiceDescriptor.Scoped<IPaymentProcessor>(_ => new ProcessorPort(world)));
            services.Replace(ServiceDescriptor.Singleton<IPost>(new Letters(world)));
            services.ConfigureDbContext<SqliteGranciusDb>(options => options.AddInterceptors(new CrashingCommands(world), new CrashingCommits(world)));
            mutate?.Invoke(services);
        });
    }

    public async Task<Result<T>> Send<T>(IRequest<Result<T>> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Looks at the books beside the product, without its code.</summary>
    public SqliteConnection Look()
    {
        var connection = new SqliteConnection($"Data Source={_file}");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={_file}"))
            SqliteConnection.ClearPool(connection);
        foreach (var rest in new[] { "", "-wal", "-shm" })
            File.Delete(_file + rest);
    }

    private static ServiceProvider Build(string file, Action<IServiceCollection> exchange)
    {
        var settings = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Grancius"] = $"Data Source={file}",
            ["Demo:Enabled"] = "true",
            ["Reconciliation:AtOnce"] = "1",
        }).Build(), "Development");
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddGrancius(settings);
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider(NullLoggerFactory.Instance)));
        exchange(services);
        return services.BuildServiceProvider();
    }

    private static string MakePristine()
    {
        var file = Path.Combine(Path.GetTempPath(), $"grancius-pristine-{Environment.ProcessId}.db");
        File.Delete(file);
        using (var services = Build(file, _ => { }))
        {
            using var scope = services.CreateScope();
            scope.ServiceProvider.GetRequiredService<Store>().Migrate(CancellationToken.None).GetAwaiter().GetResult();
            scope.ServiceProvider.GetRequiredService<DemoLoader>().LoadOnce(CancellationToken.None).GetAwaiter().GetResult();
            var db = scope.ServiceProvider.GetRequiredService<GranciusDb>();
            db.Database.ExecuteSqlRaw("DELETE FROM outbox; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
        }

        SqliteConnection.ClearAllPools();
        return file;
    }

    private sealed class Letters(World world) : IPost
    {
        public bool IsOn => true;

        public async Task Send(Letter letter, Guid id, CancellationToken ct)
        {
            await world.Between("before a letter is posted", ct);
            world.Letters.Add((id, letter.To));
            world.MayDie("after a letter was posted");
        }
    }
}
