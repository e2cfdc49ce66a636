using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Why the store could not do what it was asked, where the request was not at fault.</summary>
public enum StoreFault
{
    /// <summary>It does not answer, was lost in the middle, or is too busy: the same later may succeed.</summary>
    Unavailable,

    /// <summary>It has no room left: what is there can be read, nothing can be added.</summary>
    Full,
}

/// <summary>Tells a store that is away or full from a bug, alike for both engines.</summary>
public static class StoreFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNoRoomToShare = 4874;

    /// <summary>Null where it is not the store's fault.</summary>
    public static StoreFault? Of(Exception? fault)
    {
        // EF wraps what the driver threw, and what passes once more.
        for (; fault is not null; fault = fault.InnerException)
        {
            switch (fault)
            {
                case PostgresException { SqlState: PostgresErrorCodes.DiskFull }:
                case SqliteException { SqliteErrorCode: SqliteFull } or SqliteException { SqliteExtendedErrorCode: SqliteNoRoomToShare }:
                    return StoreFault.Full;
                case PostgresException refusal when IsPassing(refusal):
                case NpgsqlException { IsTransient: true }:
                case SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteInputOutput or SqliteCannotOpen }:
                    return StoreFault.Unavailable;
            }
        }

        return null;
    }

    /// <summary>Connections, resources, an operator's hand, a fault of the system, or a standby that may not be written to yet.</summary>
    private static bool IsPassing(PostgresException refusal) =>
        refusal.IsTransient || refusal.SqlState[..2] is "08" or "53" or "57" or "58" || refusal.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction;
}
