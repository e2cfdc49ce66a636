using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Jurisdictions;

internal sealed class JurisdictionConfiguration : IEntityTypeConfiguration<Jurisdiction>
{
    private static readonly ReadOnce<InvoiceOptions> Options = new(text => JsonSerializer.Deserialize<InvoiceOptions>(text, StoredJson.Options)!);

    public void Configure(EntityTypeBuilder<Jurisdiction> builder)
    {
        builder.ToTable("jurisdictions");
        builder.IsAggregate();
        builder.Property(jurisdiction => jurisdiction.Id).ValueGeneratedNever();
        builder.Property(jurisdiction => jurisdiction.Slug).HasMaxLength(80);
        builder.Property(jurisdiction => jurisdiction.Name).HasMaxLength(120);
        builder.Property(jurisdiction => jurisdiction.TimeZone).HasMaxLength(60);
        builder.Property(jurisdiction => jurisdiction.AccountPrefix).HasMaxLength(20);
        builder.ComplexProperty(jurisdiction => jurisdiction.Contact);
        builder.ComplexProperty(jurisdiction => jurisdiction.Biller, biller =>
        {
            biller.Property(value => value.BillerGuid).HasMaxLength(60);
            biller.Property(value => value.InvoiceOptions).HasConversion(
                options => JsonSerializer.Serialize(options, StoredJson.Options),
                text => Options.Of(text));
        });
        builder.Property(jurisdiction => jurisdiction.InvoiceTypes).HasField("_invoiceTypes").IsSharedJson();
        builder.HasIndex(jurisdiction => jurisdiction.Slug).IsUnique();
    }
}
