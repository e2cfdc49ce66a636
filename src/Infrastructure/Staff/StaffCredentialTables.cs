using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Staff;

/// <summary>Of Identity's tables only those that are used: its claims, logins and roles are not (ADR 0023).</summary>
internal sealed class StaffUserConfiguration : IEntityTypeConfiguration<StaffUser>
{
    public void Configure(EntityTypeBuilder<StaffUser> builder)
    {
        builder.ToTable("staff_users");
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.UserName).HasMaxLength(256);
        builder.Property(user => user.NormalizedUserName).HasMaxLength(256);
        builder.Property(user => user.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        builder.Property(user => user.SecurityStamp).HasMaxLength(64);
        builder.Property(user => user.PasswordHash).HasMaxLength(500);
        builder.HasIndex(user => user.NormalizedUserName).IsUnique();
        builder.Ignore(user => user.Email).Ignore(user => user.NormalizedEmail).Ignore(user => user.EmailConfirmed);
        builder.Ignore(user => user.PhoneNumber).Ignore(user => user.PhoneNumberConfirmed).Ignore(user => user.LockoutEnabled);
    }
}

internal sealed class StaffTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("staff_user_tokens");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.Property(token => token.LoginProvider).HasMaxLength(60);
        builder.Property(token => token.Name).HasMaxLength(60);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StaffPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    /// <summary>WebAuthn's own limit.</summary>
    private const int LongestCredentialId = 1023;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("staff_user_passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(LongestCredentialId).ValueGeneratedNever();
        builder.HasIndex(passkey => passkey.UserId);
        builder.HasOne<StaffUser>().WithMany().HasForeignKey(passkey => passkey.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.ComplexProperty(passkey => passkey.Data, data =>
        {
            data.Property(kept => kept.Name).HasMaxLength(60);
            data.Property(kept => kept.SignCount).HasConversion<long>();
            data.Property(kept => kept.Transports).HasConversion(
                transports => Write(transports), text => Read(text),
                new ValueComparer<string[]?>((left, right) => AreEqual(left, right), kept => kept == null ? 0 : kept.Length));
        });
    }

    internal static string? Write(string[]? transports) => transports is null ? null : string.Join(' ', transports);

    internal static string[]? Read(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal static bool AreEqual(string[]? left, string[]? right) => left == right || (left is not null && right is not null && left.SequenceEqual(right));
}
