using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Persistence;

/// <summary>What a deployment and the operators do with the store as a whole.</summary>
internal sealed class Store(GranciusDb db, Settings settings, TimeProvider clock)
{
    /// <summary>Of no meaning, but the same in every node.</summary>
    private const long MigrationLock = 7_218_004_511;

    /// <summary>So often a process looks whether another has ended its migration: for two minutes.</summary>
    private const int MostLooks = 2400;

    private static readonly TimeSpan TurnPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Brings the tables to this version. Where they are, it only looks: to migrate is to build two models and compare them.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        var there = await db.Database.CanConnectAsync(ct);
        if (settings.Database.Provider == DatabaseProvider.Sqlite)
            await MigrateFile(there, ct);
        else if (!there)
            await db.Database.MigrateAsync(ct);
        else if (await IsBehind(ct))
            await AfterOthers(ct);
    }

    private async Task MigrateFile(bool there, CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(settings.Database.ConnectionString).DataSource;
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // Readers and the writer do not wait for each other; the file remembers it, but not every copy of it.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", ct);
        if (there && !await IsBehind(ct))
            return;

        await using var turn = await TurnAt(file, ct);
        await db.Database.MigrateAsync(ct);
    }

    private async Task<bool> IsBehind(CancellationToken ct) => (await Missing(ct)).Count > 0;

    /// <summary>
    /// Nodes that start together migrate one after the other. The lock is the connection's, which is kept open till then; one
    /// that goes back to its pool would keep it, so it is given back first. A process that is killed loses both.
    /// </summary>
    private async Task AfterOthers(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_lock({MigrationLock})", ct);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Migrations of this version that are missing in the store.</summary>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken ct) => [.. await db.Database.GetPendingMigrationsAsync(ct)];

    /// <summary>
    /// Whoever migrates holds a file beside the database, and the system lets go of it when that process ends, however it
    /// does. EF's own lock is a row that a killed process leaves behind, for which every later start would wait for ever:
    /// under ours, such a row is nobody's.
    /// </summary>
    private async Task<IAsyncDisposable> TurnAt(string file, CancellationToken ct)
    {
        var turn = await Turn(file + ".migrating", ct);
        if (await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock;", ct);
        return turn;
    }

    private async Task<FileStream> Turn(string file, CancellationToken ct)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                // Left where it is: to delete it would let two hold it, each another one of the same name.
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (look < MostLooks && File.Exists(file))
            {
                await Task.Delay(TurnPause, clock, ct);
            }
        }
    }
}
