using Grancius.FunctionalTests.Fixture;
using Grancius.Infrastructure.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Staff;

/// <summary>The demo's staff: one for each role, once, however many nodes load them.</summary>
public abstract class DemoStaffTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task Nodes_that_load_them_together_make_each_of_them_once()
    {
        await Portal.RunSql("DELETE FROM staff_members");
        await Portal.RunSql("DELETE FROM staff_users");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Portal.InStore(async services =>
        {
            await services.GetRequiredService<DemoStaffLoader>().Load(CancellationToken.None);
            return true;
        })));

        (await Portal.Number("SELECT count(*) FROM staff_members")).ShouldBe(DemoStaff.People.Count);
        (await Portal.Number("SELECT count(*) FROM staff_users")).ShouldBe(DemoStaff.People.Count);
    }

    [Fact]
    public async Task Each_of_them_signs_in_with_the_password_that_the_start_prints()
    {
        foreach (var person in DemoStaff.People)
        {
            using var browser = Portal.ABrowser();
            (await browser.SignsIn(person.Email, DemoStaff.Password, "/me")).ShouldBe(303).Location.ShouldBe("/me");
            (await browser.Get("/me")).ShouldBe(200).Text.ShouldContain(person.Name);
        }
    }
}

[Collection(OnSqlite.Name)]
public sealed class DemoStaffOnSqlite(SqlitePortal portal) : DemoStaffTests(portal);

[Collection(OnPostgres.Name)]
public sealed class DemoStaffOnPostgres(PostgresPortal portal) : DemoStaffTests(portal);
