using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grancius.Infrastructure;

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
                case PostgresException refusal when IsAway(refusal):
                case Exception lost when IsLost(lost):
                case SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteInputOutput or SqliteCannotOpen }:
                    return StoreFault.Unavailable;
            }
        }

        return null;
    }

    /// <summary>PostgreSQL was lost in the middle, or chose this work to give way: done again, it may succeed.</summary>
    internal static bool MayPass(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (IsLost(fault))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The driver calls it transient; or the connection was lost between two steps of the driver itself, which then stumbles
    /// over what it has put away, or reads an answer other than the one it waits for and drops the connection.
    /// </summary>
    private static bool IsLost(Exception fault) => fault is NpgsqlException { IsTransient: true } and not PostgresException { SqlState: PostgresErrorCodes.DiskFull }
        || (fault is NpgsqlException { InnerException: null } and not PostgresException && fault.Message.StartsWith("Received backend message ", StringComparison.Ordinal))
        || (fault is ObjectDisposedException && fault.StackTrace?.Contains(nameof(Npgsql) + ".Internal.", StringComparison.Ordinal) == true)
        || (fault is NullReferenceException && fault.StackTrace?.TrimStart().StartsWith("at " + nameof(Npgsql) + ".", StringComparison.Ordinal) == true);

    /// <summary>Connections, resources, an operator's hand, a fault of the system, or a standby that may not be written to yet.</summary>
    private static bool IsAway(PostgresException refusal) =>
        refusal.SqlState[..2] is "08" or "53" or "57" or "58" || refusal.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction;
}
