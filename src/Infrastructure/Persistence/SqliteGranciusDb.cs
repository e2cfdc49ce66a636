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

    protected override bool IsDuplicate(Exception fault) =>
        Inner(fault) is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    protected override bool IsPassing(Exception fault) =>
        fault is DbUpdateConcurrencyException || Inner(fault) is SqliteException { SqliteErrorCode: Busy };

    private static Exception? Inner(Exception fault) => fault is SqliteException ? fault : fault.InnerException;
}
