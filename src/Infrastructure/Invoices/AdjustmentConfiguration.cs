using Grancius.Domain.Invoices;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Invoices;

internal sealed class AdjustmentConfiguration : IEntityTypeConfiguration<Adjustment>
{
    public void Configure(EntityTypeBuilder<Adjustment> builder)
    {
        builder.ToTable("adjustments");
        builder.Property(adjustment => adjustment.Id).ValueGeneratedNever();
        builder.Property(adjustment => adjustment.Reason).HasMaxLength(500);
        builder.Property(adjustment => adjustment.ByName).HasMaxLength(200);
        builder.Property(adjustment => adjustment.ApprovedByName).HasMaxLength(200);
        builder.HasIndex(adjustment => adjustment.InvoiceId);
    }
}

internal sealed class AdjustmentRequestConfiguration : IEntityTypeConfiguration<AdjustmentRequest>
{
    public void Configure(EntityTypeBuilder<AdjustmentRequest> builder)
    {
        builder.ToTable("adjustment_requests");
        builder.IsAggregate();
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Ignore(request => request.By);
        builder.Property(request => request.InvoiceNumber).HasMaxLength(60);
        builder.Property(request => request.FeeCode).HasMaxLength(40);
        builder.Property(request => request.Reason).HasMaxLength(500);
        builder.Property(request => request.Decision).HasMaxLength(500);
        builder.Property(request => request.ByName).HasMaxLength(200);
        builder.Property(request => request.DecidedByName).HasMaxLength(200);
        builder.HasIndex(request => new { request.JurisdictionId, request.State, request.Id });
        builder.HasIndex(request => request.InvoiceId);
        // One request about a fee waits at a time: the key decides, not a look beforehand.
        builder.HasIndex(request => request.FeeId, "ix_adjustment_requests_waiting").IsUnique().HasFilter("state = 'Waiting'");
    }
}
