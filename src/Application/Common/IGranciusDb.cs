using System.Linq.Expressions;
using Grancius.Domain.Access;
using Grancius.Domain.Accounts;
using Grancius.Domain.Audit;
using Grancius.Domain.Counter;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Ledger;
using Grancius.Domain.Mail;
using Grancius.Domain.PaymentLinks;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;
using Grancius.Domain.Staff;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Grancius.Application.Common;

/// <summary>The store, on either engine.</summary>
internal interface IGranciusDb
{
    DbSet<Jurisdiction> Jurisdictions { get; }

    DbSet<JurisdictionSlug> JurisdictionSlugs { get; }

    DbSet<JurisdictionLogo> JurisdictionLogos { get; }

    DbSet<PaymentTerms> PaymentTerms { get; }

    DbSet<BillerSecretChange> BillerSecretChanges { get; }

    DbSet<Account> Accounts { get; }

    DbSet<AccountName> AccountNames { get; }

    DbSet<Adjustment> Adjustments { get; }

    DbSet<AdjustmentRequest> AdjustmentRequests { get; }

    DbSet<PaymentLink> PaymentLinks { get; }

    DbSet<FeeCode> FeeCodes { get; }

    DbSet<Fee> Fees { get; }

    DbSet<Invoice> Invoices { get; }

    DbSet<InvoiceHold> InvoiceHolds { get; }

    DbSet<PaymentSession> PaymentSessions { get; }

    DbSet<Payment> Payments { get; }

    DbSet<Postback> Postbacks { get; }

    DbSet<JournalEntry> JournalEntries { get; }

    DbSet<ExceptionItem> Exceptions { get; }

    DbSet<Reader> Readers { get; }

    DbSet<StaffMember> StaffMembers { get; }

    DbSet<StaffInvitation> StaffInvitations { get; }

    DbSet<StaffSession> StaffSessions { get; }

    DbSet<RegisteredCounter> RegisteredCounters { get; }

    DbSet<IdempotentAnswer> IdempotentAnswers { get; }

    DbSet<OutboxMessage> Outbox { get; }

    DbSet<JobRun> JobRuns { get; }

    DbSet<ApiKey> ApiKeys { get; }

    DbSet<Letter> Letters { get; }

    DbSet<WebhookEndpoint> WebhookEndpoints { get; }

    DbSet<WebhookDelivery> WebhookDeliveries { get; }

    DbSet<AuditEntry> AuditEntries { get; }

    DbSet<AuditHead> AuditHeads { get; }

    /// <summary>One for each engine: what is compiled for it is good for every context that has it.</summary>
    IModel Model { get; }

    /// <summary>For <see cref="CompiledQuery{T1, TRow}"/>, which keeps what it is given.</summary>
    Func<IGranciusDb, T1, IAsyncEnumerable<TRow>> Compile<T1, TRow>(Expression<Func<IGranciusDb, T1, IQueryable<TRow>>> query);

    /// <inheritdoc cref="Compile{T1, TRow}"/>
    Func<IGranciusDb, T1, T2, IAsyncEnumerable<TRow>> Compile<T1, T2, TRow>(Expression<Func<IGranciusDb, T1, T2, IQueryable<TRow>>> query);

    /// <inheritdoc cref="Compile{T1, TRow}"/>
    Func<IGranciusDb, T1, T2, T3, IAsyncEnumerable<TRow>> Compile<T1, T2, T3, TRow>(Expression<Func<IGranciusDb, T1, T2, T3, IQueryable<TRow>>> query);

    Task<int> SaveChangesAsync(CancellationToken ct);

    /// <summary>
    /// Runs the work in one transaction, and saves and commits when it succeeded; rolls back when it answers an error or
    /// throws. After a passing fault, or when a unique key says that somebody else was first, it runs again from the
    /// start with nothing remembered: the work must read whatever it needs itself.
    /// </summary>
    Task<T> Atomically<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>The same for work that finds what it did before: it runs again also where only the answer to COMMIT was lost.</summary>
    Task<T> Repeatably<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>
    /// As <see cref="Atomically{T}"/>, but at once or not at all: a row that somebody else has locked is a fault instead of something to wait for,
    /// and no fault is tried again.
    /// </summary>
    Task<T> WithoutWaiting<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>The next running number for an account number made on the fly. Gaps are possible, repeats are not.</summary>
    Task<long> NextAccountNumber(JurisdictionId jurisdiction, CancellationToken ct);

    /// <summary>What <see cref="NextAccountNumber"/> would give, without taking it.</summary>
    Task<long> PeekAccountNumber(JurisdictionId jurisdiction, CancellationToken ct);

    /// <summary>Goes on from a higher number, or begins with it where there is no sequence yet.</summary>
    /// <returns>False where the sequence is further already.</returns>
    Task<bool> RaiseAccountNumber(JurisdictionId jurisdiction, long next, CancellationToken ct);
}
