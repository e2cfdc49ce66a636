using Grancius.Domain.PaymentLinks;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.PaymentLinks;

internal sealed class PaymentLinkConfiguration : IEntityTypeConfiguration<PaymentLink>
{
    public void Configure(EntityTypeBuilder<PaymentLink> builder)
    {
        builder.ToTable("payment_links");
        builder.IsAggregate();
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.AccountNumber).HasMaxLength(40);
        builder.Property(link => link.TokenHash).HasMaxLength(64);
        builder.Property(link => link.Language).HasMaxLength(2);
        builder.Property(link => link.SentTo).HasMaxLength(254);
        builder.Property(link => link.ByName).HasMaxLength(200);
        builder.Property(link => link.WithdrawnByName).HasMaxLength(200);
        builder.Property(link => link.Invoices).HasField("_invoices").IsJson();
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.AccountId);
    }
}
