using Grancius.Domain.Accounts;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.IsAggregate();
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.Number).HasMaxLength(40);
        builder.ComplexProperty(account => account.Customer);
        builder.HasIndex(account => new { account.JurisdictionId, account.Number }).IsUnique();
    }
}
