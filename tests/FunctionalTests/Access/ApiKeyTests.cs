using Grancius.Application.Common;
using Grancius.Domain.Access;
using Grancius.FunctionalTests.Fixture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Access;

public abstract class ApiKeyTests(Portal portal) : PortalTest(portal)
{
    public static readonly TheoryData<string> Routes =
    [
        "invoices", "invoices/BU5-90001-6", "readers", "ledger/trial-balance", "reconciliation/exceptions", "payment-sessions/0190a000-0000-7000-8000-000000000000",
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Nothing_is_answered_without_a_key(string route) =>
        (await Portal.Get(route, key: null)).ShouldBeProblem(401, "unauthorized");

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_key_that_nobody_was_given_opens_nothing(string route) =>
        (await Portal.Get(route, key: "guessed")).ShouldBeProblem(401, "unauthorized");

    [Theory]
    [InlineData("fees")]
    [InlineData("quotes")]
    [InlineData("payment-sessions")]
    public async Task Nothing_is_taken_without_a_key(string route) =>
        (await Portal.Post(route, new { }, key: null)).ShouldBeProblem(401, "unauthorized");

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_key_of_another_jurisdiction_is_forbidden_here(string route)
    {
        await TheCityHasAKey("key-of-the-city");

        (await Portal.Get(route, key: "key-of-the-city")).ShouldBeProblem(403, "forbidden");
        (await Portal.Get($"/api/v1/{Portal.City}/invoices", key: "key-of-the-city")).ShouldBe(200);
    }

    [Fact]
    public async Task The_demo_key_opens_both_demo_jurisdictions_and_no_third()
    {
        (await Portal.Get($"/api/v1/{Portal.County}/invoices")).ShouldBe(200);
        (await Portal.Get($"/api/v1/{Portal.City}/invoices")).ShouldBe(200);
        (await Portal.Get("/api/v1/nowhere/invoices")).Status.ShouldBeOneOf(403, 404);
    }

    [Fact]
    public async Task The_key_itself_is_not_in_the_store() =>
        (await Portal.Number($"SELECT count(*) FROM api_keys WHERE hash LIKE '%{Portal.ApiKey}%' OR name LIKE '%{Portal.ApiKey}%'")).ShouldBe(0);

    private Task TheCityHasAKey(string key) => Portal.InStore(async services =>
    {
        var db = services.GetRequiredService<IGranciusDb>();
        var city = await db.Jurisdictions.SingleAsync(jurisdiction => jurisdiction.Slug == Portal.City);
        db.ApiKeys.Add(ApiKey.Given(city.Id, "Permit system of the city", key, Portal.Clock.GetUtcNow()));
        return await db.SaveChangesAsync(CancellationToken.None);
    });
}

[Collection(OnSqlite.Name)]
public sealed class ApiKeysOnSqlite(SqlitePortal portal) : ApiKeyTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ApiKeysOnPostgres(PostgresPortal portal) : ApiKeyTests(portal);
