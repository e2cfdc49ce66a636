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
        builder.Property(code => code.GlParts).HasField("_glParts").IsSharedJson();
        builder.Property(code => code.ExternalChargeCode).HasMaxLength(60);
        builder.HasIndex(code => new { code.JurisdictionId, code.Code }).IsUnique();
        builder.OwnsMany(code => code.Schedules, schedule =>
        {
            // What the aggregate refuses the store refuses too: nobody approves his own work.
            schedule.ToTable("fee_schedules", table => table.HasCheckConstraint(
                "ck_fee_schedules_second_person", "approved_by IS NULL OR (submitted_by IS NOT NULL AND approved_by <> drafted_by AND approved_by <> submitted_by)"));
            schedule.Property(version => version.LegalReference).HasMaxLength(FeeScheduleTerms.LongestReference);
            schedule.Property(version => version.Moves).HasField("_moves").HasConversion(
                moves => FeeScheduleMoves.Write(moves), text => FeeScheduleMoves.Read(text), Conversions.Compared<FeeScheduleMove>());
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
        builder.Property(fee => fee.Shares).HasField("_shares").IsJson();
        builder.Ignore(fee => fee.GlAccount);
        builder.Ignore(fee => fee.GlWeights);
        builder.Property(fee => fee.AssessedBy).HasMaxLength(200);
        builder.Property(fee => fee.ExternalReference).HasMaxLength(100);
        builder.ComplexProperty(fee => fee.Explanation);
        builder.ComplexProperty(fee => fee.Given, given =>
        {
            given.Property(input => input.Quantity).HasColumnName("given_quantity");
            given.Property(input => input.Base).HasColumnName("given_base");
            given.Property(input => input.Amount).HasColumnName("given_amount");
        });
        builder.HasIndex(fee => fee.InvoiceId);
        builder.HasIndex(fee => new { fee.JurisdictionId, fee.ExternalReference }).HasFilter("external_reference IS NOT NULL");
        builder.HasIndex(fee => new { fee.JurisdictionId, fee.Code, fee.AssessedAt });
    }
}
