using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Grancius.Infrastructure.Persistence;

/// <summary>PostgreSQL 15 or later: rows are locked with FOR UPDATE at READ COMMITTED.</summary>
internal sealed class PostgresGranciusDb(DbContextOptions<PostgresGranciusDb> options) : GranciusDb(options)
{
    private static readonly Task<IDisposable?> NoTurnNeeded = Task.FromResult<IDisposable?>(null);

    protected override Task<IDisposable?> WriteTurn(CancellationToken ct) => NoTurnNeeded;

    protected override bool IsDuplicate(Exception fault) =>
        Inner(fault) is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsPassing(Exception fault) =>
        fault is DbUpdateConcurrencyException || Inner(fault) is NpgsqlException { IsTransient: true };

    private static Exception? Inner(Exception fault) => fault is NpgsqlException ? fault : fault.InnerException;
}
