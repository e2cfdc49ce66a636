using Grancius.Domain.Fees;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Fees;

internal sealed class FeeCodeConfiguration : IEntityTypeConfiguration<FeeCode>
{
    public void Configure(EntityTypeBuilder<FeeCode> builder)
    {
        builder.ToTable("fee_codes");
        builder.IsAggregate();
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.Property(code => code.Code).HasMaxLength(40);
        builder.Property(code => code.GlAccount).HasMaxLength(60);
        builder.Property(code => code.ExternalChargeCode).HasMaxLength(60);
        builder.HasIndex(code => new { code.JurisdictionId, code.Code }).IsUnique();
        builder.OwnsMany(code => code.Schedules, schedule =>
        {
            schedule.ToTable("fee_schedules");
            schedule.Property(version => version.Id).ValueGeneratedNever();
            schedule.Property(version => version.Rule).HasConversion(rule => FeeRuleJson.Write(rule), text => FeeRuleJson.Read(text));
        });
    }
}

internal sealed class FeeConfiguration : IEntityTypeConfiguration<Fee>
{
    public void Configure(EntityTypeBuilder<Fee> builder)
    {
        builder.ToTable("fees");
        builder.IsAggregate();
        builder.Property(fee => fee.Id).ValueGeneratedNever();
        builder.Property(fee => fee.Code).HasMaxLength(40);
        builder.Property(fee => fee.GlAccount).HasMaxLength(60);
        builder.Property(fee => fee.ExternalReference).HasMaxLength(100);
        builder.ComplexProperty(fee => fee.Explanation);
        builder.HasIndex(fee => fee.InvoiceId);
    }
}
