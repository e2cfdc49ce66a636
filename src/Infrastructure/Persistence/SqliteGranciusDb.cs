using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Embedded SQLite: one writer at a time, whose transaction is taken at its start and is the lock.</summary>
internal sealed class SqliteGranciusDb(DbContextOptions<SqliteGranciusDb> options) : GranciusDb(options)
{
    private const int Busy = 5;
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    protected override Task<IDisposable?> WriteTurn(CancellationToken ct) =>
        WriteGate.Enter(Database.GetDbConnection().DataSource, ct);

    protected override async Task<long?> TakeAccountNumber(Guid jurisdiction, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null)
            return await AddOne(jurisdiction, ct);

        await Database.OpenConnectionAsync(ct);
        try
        {
            await Database.ExecuteSqlAsync($"PRAGMA synchronous = NORMAL", ct);
            return await AddOne(jurisdiction, ct);
        }
        finally
        {
            await Database.ExecuteSqlAsync($"PRAGMA synchronous = FULL", CancellationToken.None);
            await Database.CloseConnectionAsync();
        }
    }

    private async Task<long?> AddOne(Guid jurisdiction, CancellationToken ct)
    {
        var taken = await Database.SqlQuery<long>(
            $"""UPDATE account_sequences SET next = next + 1 WHERE jurisdiction_id = {jurisdiction} RETURNING next - 1 AS "Value" """).ToListAsync(ct);
        return taken.Count == 1 ? taken[0] : null;
    }

    protected override bool IsDuplicate(Exception fault) =>
        Inner(fault) is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    protected override bool IsPassing(Exception fault) =>
        fault is DbUpdateConcurrencyException || Inner(fault) is SqliteException { SqliteErrorCode: Busy };

    private static Exception? Inner(Exception fault) => fault is SqliteException ? fault : fault.InnerException;
}
