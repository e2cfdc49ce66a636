using Grancius.Domain.Counter;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Counter;

internal sealed class ReaderConfiguration : IEntityTypeConfiguration<Reader>
{
    public void Configure(EntityTypeBuilder<Reader> builder)
    {
        builder.ToTable("readers");
        builder.IsAggregate();
        builder.Property(reader => reader.Id).ValueGeneratedNever();
        builder.Property(reader => reader.Name).HasMaxLength(80);
        builder.Property(reader => reader.DeviceId).HasMaxLength(80);
        builder.HasIndex(reader => reader.JurisdictionId);
    }
}
