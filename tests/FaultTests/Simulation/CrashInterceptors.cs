using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Grancius.FaultTests.Simulation;

/// <summary>Lets the node die before any command and around every commit, and lets nothing of a dead node reach the store.</summary>
internal sealed class CrashingCommands(World world) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        world.MayDie("before a query");
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        world.MayDie("before a command");
        return ValueTask.FromResult(result);
    }
}

internal sealed class CrashingCommits(World world) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        world.MayDie("before COMMIT");
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        world.MayDie("after COMMIT, before it knew");
        return Task.CompletedTask;
    }
}
