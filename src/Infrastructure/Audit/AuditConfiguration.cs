using Grancius.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.StaffName).HasMaxLength(AuditEntry.LongestName);
        builder.Property(entry => entry.Action).HasMaxLength(AuditEntry.LongestAction);
        builder.Property(entry => entry.SubjectKind).HasMaxLength(AuditEntry.LongestAction);
        builder.Property(entry => entry.SubjectId).HasMaxLength(AuditEntry.LongestSubject);
        builder.Property(entry => entry.What).HasMaxLength(AuditEntry.LongestWhat);
        builder.HasIndex(entry => new { entry.JurisdictionId, entry.Number }).IsUnique();
        builder.HasIndex(entry => new { entry.JurisdictionId, entry.StaffId, entry.Number });
        builder.HasIndex(entry => new { entry.JurisdictionId, entry.SubjectId, entry.Number });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_heads");
        builder.HasKey(head => head.JurisdictionId);
        builder.Property(head => head.JurisdictionId).ValueGeneratedNever();
        // Should somebody ever write without holding the row, the save finds it changed underneath.
        builder.Property(head => head.Count).IsConcurrencyToken();
    }
}
