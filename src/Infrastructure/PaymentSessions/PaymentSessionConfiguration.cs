using Grancius.Domain.PaymentSessions;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.PaymentSessions;

internal sealed class PaymentSessionConfiguration : IEntityTypeConfiguration<PaymentSession>
{
    public void Configure(EntityTypeBuilder<PaymentSession> builder)
    {
        builder.ToTable("payment_sessions");
        builder.IsAggregate();
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.AccountNumber).HasMaxLength(40);
        builder.Property(session => session.Token).HasMaxLength(60);
        builder.Property(session => session.PostbackToken).HasMaxLength(60);
        builder.Property(session => session.ReceiptToken).HasMaxLength(60);
        builder.Property(session => session.Reference).HasMaxLength(20);
        builder.Property(session => session.Language).HasMaxLength(2);
        builder.Property(session => session.OpenFailure).HasMaxLength(40);
        builder.Property(session => session.Tender).HasMaxLength(200);
        builder.Property(session => session.Invoices).HasField("_invoices").IsJson();
        builder.HasMany(session => session.History).WithOne().HasForeignKey("SessionId").OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(session => session.Evidence).WithOne().HasForeignKey("SessionId").OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => session.Token).IsUnique();
        builder.HasIndex(session => session.PostbackToken).IsUnique();
        builder.HasIndex(session => session.ReceiptToken).IsUnique();
        builder.HasIndex(session => session.Reference).IsUnique();
        builder.HasIndex(session => session.NextCheckAt).HasFilter("next_check_at IS NOT NULL");
        builder.HasIndex(session => new { session.JurisdictionId, session.Id });
        builder.HasIndex(session => session.AccountId);
    }
}

internal sealed class SessionMoveConfiguration : IEntityTypeConfiguration<SessionMove>
{
    public void Configure(EntityTypeBuilder<SessionMove> builder)
    {
        builder.ToTable("session_moves");
        builder.Property(move => move.Id).ValueGeneratedNever();
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("session_evidence");
        builder.Property(evidence => evidence.Id).ValueGeneratedNever();
        builder.Property(evidence => evidence.Finding).HasMaxLength(1000);
    }
}

internal sealed class InvoiceHoldConfiguration : IEntityTypeConfiguration<InvoiceHold>
{
    public void Configure(EntityTypeBuilder<InvoiceHold> builder)
    {
        builder.ToTable("invoice_holds");
        // The key is the rule: one live session for an invoice.
        builder.HasKey(hold => hold.InvoiceId);
        // Another session's hold is never let go of by mistake.
        builder.Property(hold => hold.SessionId).IsConcurrencyToken();
        builder.HasIndex(hold => hold.SessionId);
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments");
        builder.Property(payment => payment.Id).ValueGeneratedNever();
        builder.Property(payment => payment.InvoiceNumber).HasMaxLength(60);
        builder.Property(payment => payment.ProcessorPaymentId).HasMaxLength(200);
        // The key is the rule: a processor's payment is applied to an invoice once.
        builder.HasIndex(payment => new { payment.JurisdictionId, payment.ProcessorPaymentId, payment.InvoiceId }).IsUnique();
        // So is this one: an id that two sessions are told of at once is believed of one of them.
        builder.Property(payment => payment.BringsPaymentId).HasDefaultValue(false).ValueGeneratedNever();
        builder.HasIndex(payment => new { payment.JurisdictionId, payment.ProcessorPaymentId }, "ix_payments_payment_id").IsUnique().HasFilter("brings_payment_id");
        // And this one: money inferred from a balance stands for one payment of what was shown at the most.
        builder.Property(payment => payment.Showing).HasDefaultValue(1).ValueGeneratedNever();
        builder.HasIndex(payment => new { payment.InvoiceId, payment.Showing }, "ix_payments_inferred").IsUnique().HasFilter("processor_payment_id IS NULL");
        builder.HasIndex(payment => payment.InvoiceId);
        builder.HasIndex(payment => payment.SessionId);
        builder.HasIndex(payment => new { payment.JurisdictionId, payment.Id });
    }
}

internal sealed class PostbackConfiguration : IEntityTypeConfiguration<Postback>
{
    public void Configure(EntityTypeBuilder<Postback> builder)
    {
        builder.ToTable("postbacks");
        builder.Property(postback => postback.Id).ValueGeneratedNever();
        builder.HasIndex(postback => postback.DueAt).HasFilter("due_at IS NOT NULL");
        builder.HasIndex(postback => postback.ReceivedAt);
    }
}
