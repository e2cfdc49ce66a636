using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Operations;

public abstract class HealthTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task A_node_whose_scheduler_does_not_run_is_alive_and_not_ready()
    {
        (await Portal.Get("/healthz", key: null)).ShouldBe(200);
        (await Portal.Get("/readyz", key: null)).ShouldBe(503).Text.ShouldContain("scheduler");
    }

    [Fact]
    public async Task Readiness_ends_when_the_sweep_has_not_succeeded_for_three_periods_and_comes_back_with_it()
    {
        var node = await Portal.AnotherNode(jobs: true, "--Reconciliation:SweepEvery=00:00:01");
        await Eventually.Holds(async () => (await Portal.Get("/readyz", key: null, node: node)).Status == 200);

        await Portal.RunSql("ALTER TABLE payment_sessions RENAME TO payment_sessions_away");
        try
        {
            await Eventually.Holds(async () => (await Portal.Get("/readyz", key: null, node: node)).Status == 503);
            (await Portal.Get("/readyz", key: null, node: node)).Text.ShouldContain("three periods");
            (await Portal.Get("/healthz", key: null, node: node)).ShouldBe(200);
        }
        finally
        {
            await Portal.RunSql("ALTER TABLE payment_sessions_away RENAME TO payment_sessions");
        }

        await Eventually.Holds(async () => (await Portal.Get("/readyz", key: null, node: node)).Status == 200);
    }

    [Fact]
    public async Task Readiness_tells_the_age_of_the_sweep_and_of_the_oldest_unresolved_session()
    {
        await Portal.AnOpenSession();
        Portal.TimePasses(TimeSpan.FromMinutes(1));
        var node = await Portal.AnotherNode(jobs: true, "--Reconciliation:SweepEvery=00:00:01");

        await Eventually.Holds(async () =>
        {
            var ready = await Portal.Get("/readyz", key: null, node: node);
            return ready.Status == 200 && ready.Json.List("checks")[0].GetProperty("data").GetProperty("oldestUnresolvedSeconds").GetDouble() >= 60;
        });
    }

    [Fact]
    public async Task Neither_route_tells_anything_of_the_database()
    {
        (await Portal.Get("/healthz", key: null)).Text.ShouldBe("Healthy");
        (await Portal.Get("/readyz", key: null)).Text.ShouldNotContain("Host=");
    }
}

[Collection(OnSqlite.Name)]
public sealed class HealthOnSqlite(SqlitePortal portal) : HealthTests(portal);

[Collection(OnPostgres.Name)]
public sealed class HealthOnPostgres(PostgresPortal portal) : HealthTests(portal);
