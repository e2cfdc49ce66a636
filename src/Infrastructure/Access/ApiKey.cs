using System.Security.Cryptography;
using System.Text;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Access;

/// <summary>What a program signs in with, for one jurisdiction. Only its hash is kept.</summary>
internal sealed class ApiKey(Guid id, JurisdictionId jurisdictionId, string name, string hash)
{
    public Guid Id { get; private set; } = id;

    public JurisdictionId JurisdictionId { get; private set; } = jurisdictionId;

    public string Name { get; private set; } = name;

    public string Hash { get; private set; } = hash;

    public static ApiKey For(JurisdictionId jurisdiction, string name, string key) =>
        new(Guid.CreateVersion7(), jurisdiction, name, HashOf(key));

    /// <summary>Keys are long and random, so a plain hash holds; it is looked up, never compared character by character.</summary>
    public static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Hash).HasMaxLength(64);
        builder.HasIndex(key => new { key.JurisdictionId, key.Hash }).IsUnique();
    }
}
