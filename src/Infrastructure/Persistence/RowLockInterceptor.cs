using System.Data.Common;
using Grancius.Application.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Turns the tag of <see cref="RowLock"/> into FOR UPDATE on PostgreSQL, or its impatient form.</summary>
internal sealed class RowLockInterceptor : DbCommandInterceptor
{
    private const string Marker = "-- " + RowLock.Tag;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith(Marker, StringComparison.Ordinal))
            command.CommandText += eventData.Context is GranciusDb { Waits: false } ? "\nFOR UPDATE NOWAIT" : "\nFOR UPDATE";
        return ValueTask.FromResult(result);
    }
}
