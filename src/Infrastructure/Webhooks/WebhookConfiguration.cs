using Grancius.Domain.Webhooks;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Webhooks;

internal sealed class WebhookEndpointConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> builder)
    {
        builder.ToTable("webhook_endpoints");
        builder.IsAggregate();
        builder.Property(endpoint => endpoint.Id).ValueGeneratedNever();
        builder.Property(endpoint => endpoint.Name).HasMaxLength(WebhookEndpoint.LongestName);
        builder.Property(endpoint => endpoint.Url).HasMaxLength(WebhookEndpoint.LongestUrl);
        builder.Property(endpoint => endpoint.Types).HasMaxLength(400);
        builder.HasIndex(endpoint => endpoint.JurisdictionId);
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.IsAggregate();
        builder.Property(delivery => delivery.Id).ValueGeneratedNever();
        builder.Property(delivery => delivery.Type).HasMaxLength(60);
        builder.HasMany(delivery => delivery.Attempts).WithOne().HasForeignKey("DeliveryId").OnDelete(DeleteBehavior.Cascade);
        // The key is the rule: one message for a fact and an endpoint.
        builder.HasIndex(delivery => new { delivery.EndpointId, delivery.FactId }).IsUnique();
        builder.HasIndex(delivery => new { delivery.EndpointId, delivery.DueAt }).HasFilter("due_at IS NOT NULL");
        builder.HasIndex(delivery => new { delivery.EndpointId, delivery.Id });
        builder.HasIndex(delivery => delivery.CreatedAt);
    }
}

internal sealed class WebhookAttemptConfiguration : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.Property(attempt => attempt.Id).ValueGeneratedNever();
        builder.Property(attempt => attempt.Answer).HasMaxLength(WebhookAttempt.LongestAnswer);
    }
}
