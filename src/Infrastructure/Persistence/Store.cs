using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Persistence;

/// <summary>What a deployment and the operators do with the store as a whole.</summary>
internal sealed class Store(GranciusDb db, Settings settings)
{
    /// <summary>Brings the tables to this version.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
            await PrepareFile(ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>Migrations of this version that are missing in the store.</summary>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken ct) => [.. await db.Database.GetPendingMigrationsAsync(ct)];

    public Task<bool> Answers(CancellationToken ct) => db.Database.CanConnectAsync(ct);

    private async Task PrepareFile(CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(settings.Database.ConnectionString).DataSource;
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // Readers and the writer do not wait for each other; the file remembers it.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", ct);
    }
}
