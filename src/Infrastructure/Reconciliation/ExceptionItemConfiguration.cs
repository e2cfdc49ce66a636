using Grancius.Domain.Reconciliation;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Reconciliation;

internal sealed class ExceptionItemConfiguration : IEntityTypeConfiguration<ExceptionItem>
{
    public void Configure(EntityTypeBuilder<ExceptionItem> builder)
    {
        builder.ToTable("exceptions");
        builder.IsAggregate();
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.NewsKey).HasMaxLength(700);
        builder.Property(item => item.Finding).HasMaxLength(1000);
        builder.HasIndex(item => item.NewsKey).IsUnique();
        builder.HasIndex(item => new { item.JurisdictionId, item.State, item.Id });
        builder.HasIndex(item => item.SessionId);
    }
}
