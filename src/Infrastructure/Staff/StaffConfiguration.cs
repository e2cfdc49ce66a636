using Grancius.Domain.Staff;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Staff;

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("staff_members");
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.Property(member => member.Name).HasMaxLength(StaffMember.LongestName);
        builder.Property(member => member.Email).HasMaxLength(StaffMember.LongestEmail);
        builder.Property(member => member.Roles).AreWords();
        builder.HasIndex(member => member.Email).IsUnique();
        builder.HasIndex(member => new { member.JurisdictionId, member.Name, member.Email });
    }
}

internal sealed class StaffInvitationConfiguration : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.ToTable("staff_invitations");
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.Name).HasMaxLength(StaffMember.LongestName);
        builder.Property(invitation => invitation.Email).HasMaxLength(StaffMember.LongestEmail);
        builder.Property(invitation => invitation.Hash).HasMaxLength(64);
        builder.Property(invitation => invitation.Roles).AreWords();
        builder.HasIndex(invitation => invitation.Hash).IsUnique();
        builder.HasIndex(invitation => new { invitation.JurisdictionId, invitation.InvitedAt });
    }
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Hash).HasMaxLength(64);
        builder.Property(session => session.Device).HasMaxLength(StaffSession.LongestDevice);
        builder.HasIndex(session => session.Hash).IsUnique();
        builder.HasIndex(session => new { session.StaffId, session.SeenAt });
        builder.HasIndex(session => session.StartedAt);
    }
}

internal sealed class RegisteredCounterConfiguration : IEntityTypeConfiguration<RegisteredCounter>
{
    public void Configure(EntityTypeBuilder<RegisteredCounter> builder)
    {
        builder.ToTable("registered_counters");
        builder.Property(counter => counter.Id).ValueGeneratedNever();
        builder.Property(counter => counter.Name).HasMaxLength(RegisteredCounter.LongestName);
        builder.Property(counter => counter.Hash).HasMaxLength(64);
        builder.HasIndex(counter => counter.Hash).IsUnique();
        builder.HasIndex(counter => counter.JurisdictionId);
    }
}

internal static class RolesInColumns
{
    /// <summary>As a person at psql reads them: <c>Clerk,Supervisor</c>.</summary>
    public static void AreWords(this PropertyBuilder<IReadOnlyList<StaffRole>> roles) =>
        roles.HasMaxLength(200).HasConversion(held => Write(held), text => Read(text), Conversions.Compared<StaffRole>());

    internal static string Write(IReadOnlyList<StaffRole> held) => string.Join(',', held);

    internal static IReadOnlyList<StaffRole> Read(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<StaffRole>)];
}
