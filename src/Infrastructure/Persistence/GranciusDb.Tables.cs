using Grancius.Application.Common;
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

namespace Grancius.Infrastructure.Persistence;

/// <content>The tables.</content>
internal abstract partial class GranciusDb
{
    public DbSet<Jurisdiction> Jurisdictions => Set<Jurisdiction>();

    public DbSet<JurisdictionSlug> JurisdictionSlugs => Set<JurisdictionSlug>();

    public DbSet<JurisdictionLogo> JurisdictionLogos => Set<JurisdictionLogo>();

    public DbSet<PaymentTerms> PaymentTerms => Set<PaymentTerms>();

    public DbSet<BillerSecretChange> BillerSecretChanges => Set<BillerSecretChange>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountName> AccountNames => Set<AccountName>();

    public DbSet<Adjustment> Adjustments => Set<Adjustment>();

    public DbSet<AdjustmentRequest> AdjustmentRequests => Set<AdjustmentRequest>();

    public DbSet<PaymentLink> PaymentLinks => Set<PaymentLink>();

    public DbSet<FeeCode> FeeCodes => Set<FeeCode>();

    public DbSet<Fee> Fees => Set<Fee>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoiceHold> InvoiceHolds => Set<InvoiceHold>();

    public DbSet<PaymentSession> PaymentSessions => Set<PaymentSession>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Postback> Postbacks => Set<Postback>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    public DbSet<ExceptionItem> Exceptions => Set<ExceptionItem>();

    public DbSet<Reader> Readers => Set<Reader>();

    public DbSet<StaffMember> StaffMembers => Set<StaffMember>();

    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<RegisteredCounter> RegisteredCounters => Set<RegisteredCounter>();

    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<WebhookEndpoint> WebhookEndpoints => Set<WebhookEndpoint>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<AccountSequence> AccountSequences => Set<AccountSequence>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}
