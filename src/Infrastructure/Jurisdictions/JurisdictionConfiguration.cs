using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Jurisdictions;

internal sealed class JurisdictionConfiguration : IEntityTypeConfiguration<Jurisdiction>
{
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
            biller.Property(value => value.GuidHash).HasMaxLength(64);
            biller.Property(value => value.InvoiceOptions).HasConversion(options => InvoiceOptionsJson.Write(options), text => InvoiceOptionsJson.Read(text));
        });
        builder.ComplexProperty(jurisdiction => jurisdiction.Look, look =>
        {
            look.Property(value => value.Accent).HasMaxLength(7);
            look.Property(value => value.OnAccent).HasMaxLength(7);
            look.Property(value => value.LogoVersion).HasMaxLength(16);
            look.Property(value => value.LogoAlt).HasMaxLength(Look.LongestAlt);
        });
        builder.Property(jurisdiction => jurisdiction.ServiceFees).HasConversion(
            policy => ServiceFeeJson.Write(policy),
            text => ServiceFeeJson.Read(text));
        builder.Property(jurisdiction => jurisdiction.InvoiceTypes).HasField("_invoiceTypes").IsSharedJson();
        builder.HasIndex(jurisdiction => jurisdiction.Slug).IsUnique();
    }
}

internal sealed class JurisdictionSlugConfiguration : IEntityTypeConfiguration<JurisdictionSlug>
{
    public void Configure(EntityTypeBuilder<JurisdictionSlug> builder)
    {
        builder.ToTable("jurisdiction_slugs");
        // The key is the rule: a slug leads to one jurisdiction for ever.
        builder.HasKey(slug => slug.Slug);
        builder.Property(slug => slug.Slug).HasMaxLength(80);
        builder.HasIndex(slug => slug.JurisdictionId);
    }
}

internal sealed class JurisdictionLogoConfiguration : IEntityTypeConfiguration<JurisdictionLogo>
{
    public void Configure(EntityTypeBuilder<JurisdictionLogo> builder)
    {
        builder.ToTable("jurisdiction_logos");
        builder.HasKey(logo => logo.JurisdictionId);
        builder.Property(logo => logo.MediaType).HasMaxLength(20);
        builder.Property(logo => logo.Version).HasMaxLength(16);
    }
}

internal sealed class PaymentTermsConfiguration : IEntityTypeConfiguration<PaymentTerms>
{
    public void Configure(EntityTypeBuilder<PaymentTerms> builder)
    {
        builder.ToTable("payment_terms");
        builder.HasKey(terms => terms.JurisdictionId);
        builder.Property(terms => terms.English).HasMaxLength(PaymentTerms.Longest);
        builder.Property(terms => terms.Spanish).HasMaxLength(PaymentTerms.Longest);
    }
}

internal sealed class BillerSecretChangeConfiguration : IEntityTypeConfiguration<BillerSecretChange>
{
    public void Configure(EntityTypeBuilder<BillerSecretChange> builder)
    {
        builder.ToTable("biller_secret_changes");
        builder.HasKey(change => new { change.JurisdictionId, change.Secret });
        builder.Property(change => change.By).HasMaxLength(200);
    }
}
