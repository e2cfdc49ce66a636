using Grancius.Application.Access;
using Grancius.Application.Common;
using Grancius.Domain.Access;
using Grancius.FunctionalTests.Fixture;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Access;

public abstract class ApiScopeTests(Portal portal) : PortalTest(portal)
{
    private const string Key = "gr_key-with-few-scopes";

    /// <summary>Every call of the API with a body or none, and its scope.</summary>
    public static readonly TheoryData<string, string, string> Calls = new()
    {
        { "POST", "fees", ApiScopes.FeesWrite },
        { "POST", "quotes", ApiScopes.FeesRead },
        { "GET", "invoices", ApiScopes.InvoicesRead },
        { "GET", "invoices/BU5-90001-6", ApiScopes.InvoicesRead },
        { "POST", "payment-sessions", ApiScopes.SessionsWrite },
        { "GET", "payment-sessions/0190a000-0000-7000-8000-000000000000", ApiScopes.SessionsRead },
        { "POST", "payment-sessions/0190a000-0000-7000-8000-000000000000/check", ApiScopes.SessionsWrite },
        { "POST", "payment-sessions/0190a000-0000-7000-8000-000000000000/cancel", ApiScopes.SessionsWrite },
        { "GET", "readers", ApiScopes.ReadersRead },
        { "GET", "ledger/trial-balance", ApiScopes.ReportsRead },
        { "GET", "reconciliation/exceptions", ApiScopes.ReconciliationRead },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_takes_its_scope_and_names_the_one_that_is_missing(string method, string path, string scope)
    {
        await AKey([.. ApiScopes.All.Select(known => known.Scope).Where(other => other != scope)]);
        var refused = (await Call(method, path)).ShouldBeProblem(403, "scope_missing");
        refused.Json.Text("title").ShouldContain(scope);

        await Portal.RunSql($"UPDATE api_keys SET scopes = '{scope}' WHERE name = 'Permits'");
        (await Call(method, path)).Status.ShouldNotBeOneOf(401, 403);
    }

    [Fact]
    public async Task Every_call_demands_a_scope_and_every_scope_is_demanded()
    {
        var calls = await Portal.InStore(services => Task.FromResult(services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)).ToList()));

        calls.Count.ShouldBeGreaterThanOrEqualTo(Calls.Count);
        calls.Where(call => call.Metadata.GetMetadata<NeededScope>() is null).Select(call => call.DisplayName).ShouldBeEmpty();
        calls.Select(call => call.Metadata.GetMetadata<NeededScope>()!.Scope).Distinct().Order().ShouldBe(ApiScopes.All.Select(known => known.Scope).Order());
    }

    [Fact]
    public async Task A_key_that_has_expired_or_was_withdrawn_opens_nothing_and_says_why()
    {
        await AKey([ApiScopes.InvoicesRead], TimeSpan.FromDays(30));
        (await Portal.Get("invoices", Key)).ShouldBe(200);

        Portal.TimePasses(TimeSpan.FromDays(30));
        (await Portal.Get("invoices", Key)).ShouldBeProblem(401, "api_key_expired");

        await Portal.RunSql("UPDATE api_keys SET withdrawn_at = created_at WHERE name = 'Permits'");
        (await Portal.Get("invoices", Key)).ShouldBeProblem(401, "api_key_withdrawn");
    }

    [Fact]
    public async Task Its_last_use_is_written_beside_the_requests_and_once_a_minute_at_most()
    {
        await AKey([ApiScopes.InvoicesRead]);
        await Portal.Get("invoices", Key);
        (await LastUse()).ShouldBe(0, "no request writes it");
        await UsesAreKept();
        var first = await LastUse();
        first.ShouldBeGreaterThan(0);

        Portal.TimePasses(TimeSpan.FromSeconds(40));
        await Portal.Get("invoices", Key);
        await UsesAreKept();
        (await LastUse()).ShouldBe(first, "a minute is not over");

        Portal.TimePasses(TimeSpan.FromSeconds(40));
        await Portal.Get("invoices", Key);
        await UsesAreKept();
        (await LastUse()).ShouldBeGreaterThan(first);
    }

    [Fact]
    public async Task A_use_that_was_refused_is_no_use()
    {
        await AKey([ApiScopes.InvoicesRead], TimeSpan.FromDays(1));
        Portal.TimePasses(TimeSpan.FromDays(2));
        await Portal.Get("invoices", Key);
        await UsesAreKept();

        (await LastUse()).ShouldBe(0);
    }

    private Task<long> LastUse() => Portal.Number("SELECT coalesce(max(last_used_at), 0) FROM api_keys WHERE name = 'Permits'");

    private Task UsesAreKept() => Portal.InStore(services => services.GetRequiredService<IMediator>().Send(new KeepApiKeyUses()));

    private Task<Answer> Call(string method, string path) => method == "GET" ? Portal.Get(path, Key) : Portal.Post(path, new { }, key: Key);

    private Task AKey(IReadOnlyList<string> scopes, TimeSpan? life = null) => Portal.InStore(async services =>
    {
        var db = services.GetRequiredService<IGranciusDb>();
        var county = await db.Jurisdictions.SingleAsync(jurisdiction => jurisdiction.Slug == Portal.County);
        var now = Portal.Clock.GetUtcNow();
        db.ApiKeys.Add(ApiKey.Issue(Guid.CreateVersion7(), county.Id, "Permits", Key, scopes, now + life, now));
        return await db.SaveChangesAsync(CancellationToken.None);
    });
}

[Collection(OnSqlite.Name)]
public sealed class ApiScopesOnSqlite(SqlitePortal portal) : ApiScopeTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ApiScopesOnPostgres(PostgresPortal portal) : ApiScopeTests(portal);
