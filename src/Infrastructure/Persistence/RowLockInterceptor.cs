using System.Data.Common;
using Grancius.Application.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Turns the tag of <see cref="RowLock"/> into FOR UPDATE on PostgreSQL, or its impatient form.</summary>
internal sealed class RowLockInterceptor : DbCommandInterceptor
{
    private const string Marker = "-- " + RowLock.Tag;
    private const string FirstMarker = "-- " + RowLock.FirstTag;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        var of = command.CommandText.StartsWith(FirstMarker, StringComparison.Ordinal) ? $" OF {FirstTable(command.CommandText)}" : "";
        if (of.Length > 0 || command.CommandText.StartsWith(Marker, StringComparison.Ordinal))
            command.CommandText += eventData.Context is GranciusDb { Waits: false } ? $"\nFOR UPDATE{of} NOWAIT" : $"\nFOR UPDATE{of}";
        return ValueTask.FromResult(result);
    }

    /// <summary>The short name of the table that is read first.</summary>
    private static ReadOnlySpan<char> FirstTable(ReadOnlySpan<char> sql)
    {
        var from = sql[sql.IndexOf("\nFROM ")..];
        var name = from[(from.IndexOf(" AS ") + " AS ".Length)..];
        return name[..name.IndexOfAny(' ', '\n')];
    }
}
