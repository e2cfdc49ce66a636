using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Running numbers for accounts that are made on the fly.</summary>
internal sealed class AccountSequence(JurisdictionId jurisdictionId, long next)
{
    public JurisdictionId JurisdictionId { get; private set; } = jurisdictionId;

    public long Next { get; private set; } = next;
}

/// <summary>A key of ASP.NET's Data Protection: in the store, so that every node opens what another sealed.</summary>
internal sealed class DataProtectionKey(string name, string xml)
{
    public string Name { get; private set; } = name;

    public string Xml { get; private set; } = xml;
}

internal sealed class AccountSequenceConfiguration : IEntityTypeConfiguration<AccountSequence>
{
    public void Configure(EntityTypeBuilder<AccountSequence> builder)
    {
        builder.ToTable("account_sequences");
        builder.HasKey(sequence => sequence.JurisdictionId);
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.HasKey(key => key.Name);
        builder.Property(key => key.Name).HasMaxLength(200);
    }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Kind).HasMaxLength(80);
        builder.HasIndex(message => message.DueAt);
    }
}

internal sealed class IdempotentAnswerConfiguration : IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
    {
        builder.ToTable("idempotent_answers");
        builder.HasKey(answer => new { answer.JurisdictionId, answer.UseCase, answer.Key });
        builder.Property(answer => answer.UseCase).HasMaxLength(60);
        builder.Property(answer => answer.Key).HasMaxLength(IdempotentAnswer.LongestKey);
        builder.Property(answer => answer.RequestHash).HasMaxLength(64);
        builder.HasIndex(answer => answer.At);
    }
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("job_runs");
        builder.HasKey(run => run.Name);
        builder.Property(run => run.Name).HasMaxLength(40);
    }
}
