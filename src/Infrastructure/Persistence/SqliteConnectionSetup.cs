using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Grancius.Infrastructure.Persistence;

/// <summary>
/// Waits for another writer instead of failing, and survives a loss of power after every commit. Said once for each
/// connection: those of the pool remember it.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Setup = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    private static readonly ConditionalWeakTable<object, object> Done = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsDone(connection))
            return;

        using var command = connection.CreateCommand();
        command.CommandText = Setup;
        command.ExecuteNonQuery();
        IsNowDone(connection);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsDone(connection))
            return;

        await using var command = connection.CreateCommand();
        command.CommandText = Setup;
        await command.ExecuteNonQueryAsync(cancellationToken);
        IsNowDone(connection);
    }

    private static bool IsDone(DbConnection connection) => ((SqliteConnection)connection).Handle is { } handle && Done.TryGetValue(handle, out _);

    private static void IsNowDone(DbConnection connection) => Done.AddOrUpdate(((SqliteConnection)connection).Handle!, Done);
}
