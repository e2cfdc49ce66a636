using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Hears of every statement that fails.</summary>
internal sealed class StatementWatch(StoreRoom room) : DbCommandInterceptor
{
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        room.Failed(eventData.Exception);
        return Task.CompletedTask;
    }
}

/// <summary>Hears of every save that fails: some do only while their results are read.</summary>
internal sealed class SaveWatch(StoreRoom room) : SaveChangesInterceptor
{
    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        room.Failed(eventData.Exception);
        return Task.CompletedTask;
    }
}

/// <summary>Hears of every commit that fails.</summary>
internal sealed class CommitWatch(StoreRoom room) : DbTransactionInterceptor
{
    public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        room.Failed(eventData.Exception);
        return Task.CompletedTask;
    }
}
