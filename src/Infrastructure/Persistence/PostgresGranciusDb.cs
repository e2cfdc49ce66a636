using Grancius.Domain.Accounts;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Grancius.Infrastructure.Persistence;

/// <summary>PostgreSQL 15 or later: rows are locked with FOR UPDATE at READ COMMITTED.</summary>
internal sealed class PostgresGranciusDb(DbContextOptions<PostgresGranciusDb> options) : GranciusDb(options)
{
    private static readonly Task<IDisposable?> NoTurnNeeded = Task.FromResult<IDisposable?>(null);

    private const string AddOne = "UPDATE account_sequences SET next = next + 1 WHERE jurisdiction_id = $1 RETURNING next - 1";

    /// <summary>Outside a transaction it does not wait for the disk.</summary>
    private const string AddOneByItself =
        "UPDATE account_sequences SET next = next + 1 WHERE jurisdiction_id = $1 AND set_config('synchronous_commit', 'off', true) IS NOT NULL RETURNING next - 1";

    protected override Task<IDisposable?> WriteTurn(CancellationToken ct) => NoTurnNeeded;

    /// <summary>Sent as it is: a query of EF Core's around one number costs several times the number.</summary>
    protected override async Task<long?> TakeAccountNumber(Guid jurisdiction, CancellationToken ct)
    {
        var transaction = (NpgsqlTransaction?)Database.CurrentTransaction?.GetDbTransaction();
        await Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand(transaction is null ? AddOneByItself : AddOne, (NpgsqlConnection)Database.GetDbConnection(), transaction);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = jurisdiction });
            return (long?)await command.ExecuteScalarAsync(ct);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override bool IsDuplicate(Exception fault) =>
        Inner(fault) is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>EF wraps what passes twice when it happens in a save.</summary>
    protected override bool IsPassing(Exception fault) => fault is DbUpdateConcurrencyException || StoreFaults.MayPass(fault);

    /// <summary>What is searched by its beginning is kept in the order of its bytes, as SQLite keeps everything: else no index helps.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Account>().Property(account => account.Number).UseCollation("C");
        modelBuilder.Entity<AccountName>().Property(name => name.Word).UseCollation("C");
        modelBuilder.Entity<Invoice>().Property(invoice => invoice.Number).UseCollation("C");
    }

    private static Exception? Inner(Exception fault) => fault is NpgsqlException ? fault : fault.InnerException;
}
