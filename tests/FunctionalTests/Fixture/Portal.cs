using System.Net.Http.Json;
using Grancius.Application.Access;
using Grancius.Application.PaymentSessions;
using Grancius.Infrastructure;
using Grancius.Sandbox;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>The product on one engine and the processor's stand-in, each listening on a port of its own.</summary>
public abstract partial class Portal(Engine engine) : IAsyncLifetime
{
    public const string County = "co-hernando-fl";
    public const string City = "city-brooksville-fl";
    public const string ApiKey = "key-of-the-functional-tests";
    public const string BillerGuid = "5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11";

    private readonly List<Node> _further = [];
    private WebApplication _sandbox = null!;
    private Node _node = null!;
    private IReadOnlyList<string> _tables = [];
    private HttpClient _processor = null!;

    public Engine Engine => engine;

    public TestClock Clock { get; } = new();

    public string Database { get; private set; } = "";

    public Uri ProcessorAddress { get; private set; } = null!;

    public HttpClient Http => _node.Http;

    public async Task InitializeAsync()
    {
        Database = await engine.NewDatabase();
        ProcessorAddress = Node.FreeAddress();
        _sandbox = SandboxHost.Build([$"--urls={ProcessorAddress}", "--Logging:LogLevel:Default=None"]);
        await _sandbox.StartAsync();
        _processor = Node.NewClient(ProcessorAddress);
        _node = await Node.Start(engine, Database, ProcessorAddress, Clock, jobs: false, LettersInto(MailFolder));
        _tables = await _node.Tables();
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        await _sandbox.StopAsync();
        await _sandbox.DisposeAsync();
        _processor.Dispose();
        await engine.Drop(Database);
        Directory.Delete(MailFolder, recursive: true);
    }

    /// <summary>An empty database with the demo in it, a stand-in that remembers nothing, and the time of day.</summary>
    public async Task Reset()
    {
        foreach (var node in _further)
            await node.DisposeAsync();
        _further.Clear();
        Clock.Reset();
        Directory.Delete(MailFolder, recursive: true);
        Directory.CreateDirectory(MailFolder);
        (await _processor.PostAsync(new Uri("/sandbox/reset", UriKind.Relative), null)).EnsureSuccessStatusCode();
        await engine.Empty(Database, _tables);
        ForgetApiKeys();
        await _node.Services.LoadDemo(CancellationToken.None);
    }

    /// <summary>A further node of the product on the same database; it is gone after the test.</summary>
    public async Task<HttpClient> AnotherNode(bool jobs = false, params string[] settings) => (await StartAnother(jobs, settings)).Http;

    public void TimePasses(TimeSpan by) => Clock.Advance(by);

    /// <summary>What the scheduler does every minute.</summary>
    public Task TheSweepRuns() => Send(_node, new SweepPaymentSessions());

    /// <summary>What the scheduler does every few seconds.</summary>
    public Task KeptPostbacksAreApplied() => Send(_node, new ApplyPendingPostbacks());

    public async Task RunSql(string sql)
    {
        await engine.Run(Database, sql);
        ForgetApiKeys();
    }

    public Task<long> Number(string sql) => engine.Number(Database, sql);

    public Task<T> InStore<T>(Func<IServiceProvider, Task<T>> work) => _node.InScope(work);

    public Task<Answer> Get(string path, string? key = ApiKey, HttpClient? node = null) => Call(HttpMethod.Get, path, null, key, null, node);

    public Task<Answer> Post(string path, object? body, string? idempotencyKey = null, string? key = ApiKey, HttpClient? node = null) =>
        Call(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), key, idempotencyKey, node);

    public Task<Answer> PostText(string path, string body, string contentType = "application/json") =>
        Call(HttpMethod.Post, path, new StringContent(body, null, contentType), ApiKey, null, null);

    private async Task<Answer> Call(HttpMethod method, string path, HttpContent? content, string? key, string? idempotencyKey, HttpClient? node)
    {
        using var request = new HttpRequestMessage(method, new Uri(path.StartsWith('/') ? path : $"/api/v1/{County}/{path}", UriKind.Relative)) { Content = content };
        if (key is not null)
            request.Headers.Add("Authorization", $"Bearer {key}");
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await (node ?? Http).SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>The product does it for whatever it changes itself.</summary>
    private void ForgetApiKeys() => _node.Services.GetRequiredService<KnownApiKeys>().Forget();

    private async Task<Node> StartAnother(bool jobs, string[] settings)
    {
        var node = await Node.Start(engine, Database, ProcessorAddress, Clock, jobs, [LettersInto(MailFolder), .. settings]);
        _further.Add(node);
        return node;
    }

    private static Task<bool> Send<T>(Node node, IRequest<T> command)
        where T : Domain.Common.Result => node.InScope(async services =>
        {
            var result = await services.GetRequiredService<IMediator>().Send(command);
            result.Error.ShouldBeNull();
            return true;
        });
}

/// <summary>The portal on SQLite.</summary>
public sealed class SqlitePortal() : Portal(Engine.Sqlite);

/// <summary>The portal on PostgreSQL 15.</summary>
public sealed class PostgresPortal() : Portal(Engine.Postgres);

[CollectionDefinition(Name)]
public sealed class OnSqlite : ICollectionFixture<SqlitePortal>
{
    public const string Name = "SQLite";
}

[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresPortal>
{
    public const string Name = "PostgreSQL";
}
