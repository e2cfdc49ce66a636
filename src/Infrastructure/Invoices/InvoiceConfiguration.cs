using Grancius.Domain.Invoices;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Invoices;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("invoices");
        builder.IsAggregate();
        builder.Property(invoice => invoice.Id).ValueGeneratedNever();
        builder.Property(invoice => invoice.AccountNumber).HasMaxLength(40);
        builder.Property(invoice => invoice.Number).HasMaxLength(60);
        builder.Property(invoice => invoice.Shares).HasField("_shares").IsJson();
        builder.HasIndex(invoice => new { invoice.JurisdictionId, invoice.Number }).IsUnique();
        builder.Property(invoice => invoice.Showing).HasDefaultValue(1).ValueGeneratedNever();
        builder.Ignore(invoice => invoice.ShownAs);
        builder.Ignore(invoice => invoice.IsAsFirstShown);
        builder.HasIndex(invoice => invoice.AccountId);
        builder.HasIndex(invoice => new { invoice.JurisdictionId, invoice.Amount, invoice.State, invoice.Id });
        builder.HasIndex(invoice => new { invoice.JurisdictionId, invoice.State, invoice.Id });
    }
}
