using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Common;

/// <summary>
/// Locks the rows it reads until the transaction ends. PostgreSQL is told so with FOR UPDATE; on SQLite the write
/// transaction, which is taken at its start, is the lock.
/// </summary>
internal static class RowLock
{
    public const string Tag = "lock rows for update";

    /// <summary>For a query that joins others to the rows it locks.</summary>
    public const string FirstTag = "lock rows of the first table for update";

    /// <summary>Only for queries of one table, inside <see cref="IGranciusDb.Atomically{T}"/>.</summary>
    public static IQueryable<T> ForUpdate<T>(this IQueryable<T> rows)
        where T : class => rows.TagWith(Tag);

    /// <summary>For queries that join other tables: only the rows of this one are locked.</summary>
    public static IQueryable<T> AloneForUpdate<T>(this IQueryable<T> rows)
        where T : class => rows.TagWith(FirstTag);
}
