using Grancius.Domain.Access;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Access;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.IsAggregate();
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Hash).HasMaxLength(64);
        builder.Property(key => key.Hint).HasMaxLength(20);
        builder.Property(key => key.Scopes).HasMaxLength(400);
        builder.HasIndex(key => new { key.JurisdictionId, key.Hash }).IsUnique();
    }
}
