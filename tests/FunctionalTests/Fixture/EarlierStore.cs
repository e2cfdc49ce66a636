using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>A store as the first release left it, brought to this version.</summary>
internal static class EarlierStore
{
    /// <summary>The last migration of the first release.</summary>
    private const string FirstRelease = "LedgerIsAppendOnly";

    /// <param name="rows">Statements that fill it before it is brought to this version.</param>
    public static async Task Holding(IEnumerable<string> rows, string provider, Func<GranciusDb, Task> look)
    {
        var engine = provider == "Sqlite" ? Engine.Sqlite : Engine.Postgres;
        var database = await engine.NewDatabase();
        try
        {
            await using var db = Open(engine, database);
            await db.GetService<IMigrator>().MigrateAsync(FirstRelease);
            foreach (var row in rows)
                await engine.Run(database, row);

            await db.Database.MigrateAsync();

            await look(db);
        }
        finally
        {
            await engine.Drop(database);
        }
    }

    private static GranciusDb Open(Engine engine, string database) => engine.Provider == "Sqlite"
        ? new SqliteGranciusDb(new DbContextOptionsBuilder<SqliteGranciusDb>().UseSqlite(database).Options)
        : new PostgresGranciusDb(new DbContextOptionsBuilder<PostgresGranciusDb>().UseNpgsql(database).Options);
}
