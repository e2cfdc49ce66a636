using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Grancius.Infrastructure.Persistence;

/// <summary>The store. One model with one meaning on both engines; what differs is in the two classes below it.</summary>
internal abstract partial class GranciusDb(DbContextOptions options) : DbContext(options), IGranciusDb
{
    private const int MostAttempts = 6;

    /// <summary>Whether a row that somebody else has locked is waited for.</summary>
    internal bool Waits { get; private set; } = true;

    public Task<T> Atomically<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) => Run(work, MostAttempts, harmlessTwice: false, ct);

    public Task<T> Repeatably<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) => Run(work, MostAttempts, harmlessTwice: true, ct);

    public async Task<T> WithoutWaiting<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        Waits = false;
        try
        {
            return await Run(work, 1, harmlessTwice: false, ct);
        }
        finally
        {
            Waits = true;
        }
    }

    private async Task<T> Run<T>(Func<CancellationToken, Task<T>> work, int attempts, bool harmlessTwice, CancellationToken ct)
    {
        // A save that fails takes its whole transaction with it: there is nothing to go back to in between.
        Database.AutoSavepointsEnabled = false;
        for (var attempt = 1; ; attempt++)
        {
            ChangeTracker.Clear();
            ChangesApiKeys = false;
            var committing = false;
            try
            {
                using var turn = await WriteTurn(ct);
                await using var transaction = await Database.BeginTransactionAsync(ct);
                var result = await work(ct);
                if (result is Result { IsSuccess: false })
                    return result;

                // Nothing is remembered afterwards, so nothing has to be marked as saved.
                await SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
                // A lost answer to COMMIT says nothing about the outcome: what is not harmless twice must not run again.
                committing = true;
                await transaction.CommitAsync(ct);
                return result;
            }
            catch (Exception fault) when ((!committing || harmlessTwice) && attempt < attempts && (IsPassing(fault) || IsDuplicate(fault)))
            {
                await Pause(attempt, ct);
            }
            finally
            {
                ChangeTracker.Clear();
                // Also where only the answer to COMMIT was lost.
                if (committing)
                    ForgetWhatChanged();
            }
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var turn = Database.CurrentTransaction is null ? await WriteTurn(cancellationToken) : null;
        // Looked for once: what is added on the way, the outbox's facts and the versions, needs no second look at every row.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (Database.CurrentTransaction is null)
                ForgetWhatChanged();
            return saved;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Longer each time, and not for all waiters alike: by the last digits of the clock, which no two of them share.</summary>
    private Task Pause(int attempt, CancellationToken ct)
    {
        var clock = this.GetService<TimeProvider>();
        return Task.Delay(TimeSpan.FromMilliseconds((10 << attempt) + clock.GetTimestamp() % 20), clock, ct);
    }

    /// <summary>
    /// Adds one to the sequence; null where there is no such sequence. Outside a transaction it need not wait for the disk:
    /// who uses the number commits later, and his commit takes this one to the disk before itself.
    /// </summary>
    protected abstract Task<long?> TakeAccountNumber(Guid jurisdiction, CancellationToken ct);

    /// <summary>Waits until this process may write, where the engine has one writer at a time.</summary>
    protected abstract Task<IDisposable?> WriteTurn(CancellationToken ct);

    /// <summary>A unique key says that somebody else was first.</summary>
    protected abstract bool IsDuplicate(Exception fault);

    /// <summary>The same again may succeed: deadlock, lost connection, changed underneath.</summary>
    protected abstract bool IsPassing(Exception fault);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conversions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GranciusDb).Assembly);
        SnakeCase.Name(modelBuilder.Model);
    }
}
