using Grancius.Domain.Mail;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Mail;

internal sealed class LetterConfiguration : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("letters");
        builder.IsAggregate();
        builder.Property(letter => letter.Id).ValueGeneratedNever();
        builder.Property(letter => letter.About).HasMaxLength(200);
        builder.Property(letter => letter.Recipient).HasMaxLength(3500);
        builder.Property(letter => letter.Language).HasMaxLength(2);
        builder.Property(letter => letter.LastError).HasMaxLength(500);
        builder.HasIndex(letter => letter.DueAt).HasFilter("due_at IS NOT NULL");
        builder.HasIndex(letter => new { letter.JurisdictionId, letter.State, letter.Id });
        builder.HasIndex(letter => letter.CreatedAt);
    }
}
