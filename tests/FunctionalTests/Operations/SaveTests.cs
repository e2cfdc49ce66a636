using Grancius.Domain.Jurisdictions;
using Grancius.FunctionalTests.Fixture;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Operations;

/// <summary>What the store promises of one save.</summary>
public abstract class SaveTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task A_save_that_meets_one_row_changed_underneath_changes_none()
    {
        var refusal = await Portal.InStore(async services =>
        {
            var db = services.GetRequiredService<GranciusDb>();
            foreach (var jurisdiction in await db.Jurisdictions.ToListAsync())
                jurisdiction.IsBilledAs(new Biller("another", "hash", "sealed", "sealed", InvoiceOptions.AsDesigned));
            await Portal.RunSql($"UPDATE jurisdictions SET version = version + 1 WHERE slug = '{Portal.County}'");
            return await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });

        refusal.Entries.ShouldNotBeEmpty();
        (await Portal.Number("SELECT count(*) FROM jurisdictions WHERE guid_sealed = 'another'")).ShouldBe(0);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SaveOnSqlite(SqlitePortal portal) : SaveTests(portal);

[Collection(OnPostgres.Name)]
public sealed class SaveOnPostgres(PostgresPortal portal) : SaveTests(portal);
