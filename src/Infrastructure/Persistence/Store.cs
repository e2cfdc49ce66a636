using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Persistence;

/// <summary>What a deployment and the operators do with the store as a whole.</summary>
internal sealed class Store(GranciusDb db, Settings settings)
{
    /// <summary>Of no meaning, but the same in every node.</summary>
    private const long MigrationLock = 7_218_004_511;

    /// <summary>Brings the tables to this version.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
            await PrepareFile(ct);
        else if (await db.Database.CanConnectAsync(ct))
            await WaitForOthers(ct);

        await db.Database.MigrateAsync(ct);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>Nodes that start together migrate one after the other; the lock ends with the connection, which is kept open till then.</summary>
    private async Task WaitForOthers(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_lock({MigrationLock})", ct);
    }

    /// <summary>Migrations of this version that are missing in the store.</summary>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken ct) => [.. await db.Database.GetPendingMigrationsAsync(ct)];

    private async Task PrepareFile(CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(settings.Database.ConnectionString).DataSource;
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // Readers and the writer do not wait for each other; the file remembers it.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", ct);
    }
}
