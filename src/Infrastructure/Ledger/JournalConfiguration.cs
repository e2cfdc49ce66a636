using Grancius.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Ledger;

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal_entries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Reference).HasMaxLength(200);
        builder.HasMany(entry => entry.Lines).WithOne().HasForeignKey("EntryId").OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.JurisdictionId, entry.PostedAt });
    }
}

internal sealed class JournalLineConfiguration : IEntityTypeConfiguration<JournalLine>
{
    public void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.ToTable("journal_lines");
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.Account).HasMaxLength(80);
        builder.Ignore(line => line.Debit);
        builder.Ignore(line => line.Credit);
    }
}
