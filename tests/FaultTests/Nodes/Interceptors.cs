using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Grancius.FaultTests.Nodes;

/// <summary>
/// A point before each command, and after each that needs no COMMIT to last. Like the library they are called by, these await
/// without a context: only then does what comes after them run inline, and not in the thread pool.
/// </summary>
internal sealed class CommandPoints(Node node) : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await node.PointOfCommand(Place(command)).ConfigureAwait(false);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await node.PointOfCommand(Place(command)).ConfigureAwait(false);
        while (command.Transaction is null && node.MustWaitForWriter())
            await node.GoOnLater("before a command that waits for a transaction").ConfigureAwait(false);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await node.PointOfCommand(Place(command)).ConfigureAwait(false);
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null && !command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            await AfterLastingCommand(result).ConfigureAwait(false);
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null)
            await node.PointAfterCommit().ConfigureAwait(false);
        return result;
    }

    private async ValueTask AfterLastingCommand(DbDataReader result)
    {
        try
        {
            node.MayDie("after a command");
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    private static string Place(DbCommand command) => command.Transaction is null ? "before a command" : "before a command of a transaction";
}

/// <summary>A point before a transaction begins, before COMMIT and after it.</summary>
internal sealed class TransactionPoints(Node node) : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await node.Point("before BEGIN").ConfigureAwait(false);
        return result;
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await node.PointOfCommand("before COMMIT").ConfigureAwait(false);
        return result;
    }

    public override async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        await node.PointAfterCommit().ConfigureAwait(false);
}

/// <summary>A dead node opens no connection.</summary>
internal sealed class ConnectionPoints(Node node) : DbConnectionInterceptor
{
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        node.MayDie("before it opens a connection");
        return ValueTask.FromResult(result);
    }
}
