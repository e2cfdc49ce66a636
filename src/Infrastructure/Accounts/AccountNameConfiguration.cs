using Grancius.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Accounts;

internal sealed class AccountNameConfiguration : IEntityTypeConfiguration<AccountName>
{
    public void Configure(EntityTypeBuilder<AccountName> builder)
    {
        builder.ToTable("account_names");
        // The key is the index that a search walks along: from a word's beginning to its end.
        builder.HasKey(name => new { name.JurisdictionId, name.Word, name.AccountId });
        builder.Property(name => name.Word).HasMaxLength(AccountName.LongestWord);
        builder.HasIndex(name => name.AccountId);
    }
}
