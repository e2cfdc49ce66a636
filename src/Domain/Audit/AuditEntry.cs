using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.Domain.Audit;

public readonly record struct AuditEntryId(Guid Value)
{
    public static AuditEntryId New() => new(Ids.Next());
}

/// <summary>
/// Who did what to which record, and when. Entries of a jurisdiction are numbered without gaps, and each one's hash covers
/// the hash before it: none can be changed, taken out or put in without every later one saying so.
/// </summary>
public sealed class AuditEntry
{
    public const int LongestName = 200;
    public const int LongestAction = 60;
    public const int LongestSubject = 120;
    public const int LongestWhat = 1000;

    private AuditEntry() // EF Core
    {
    }

    public AuditEntryId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    /// <summary>From 1, within the jurisdiction.</summary>
    public long Number { get; private set; }

    public DateTimeOffset At { get; private set; }

    public StaffId StaffId { get; private set; }

    /// <summary>The name they had then.</summary>
    public string StaffName { get; private set; } = "";

    /// <summary>snake_case in the past tense, such as <c>fee_waived</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>What kind of record: <c>invoice</c>, <c>schedule</c>, <c>staff</c>.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>How people name the record: an invoice number, a fee code.</summary>
    public string SubjectId { get; private set; } = "";

    /// <summary>In a sentence, without secrets and with no more of a payer than the names of records.</summary>
    public string What { get; private set; } = "";

    /// <summary>SHA-256 over the hash before it and all of the above.</summary>
    public byte[] Hash { get; private set; } = [];

    internal static AuditEntry Follow(AuditHead head, StaffId staff, string name, string action, AuditSubject subject, string what, DateTimeOffset now)
    {
        var entry = new AuditEntry
        {
            Id = AuditEntryId.New(),
            JurisdictionId = head.JurisdictionId,
            Number = head.Count + 1,
            At = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            StaffId = staff,
            StaffName = name,
            Action = action,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            What = what,
        };
        entry.Hash = entry.HashAfter(head.Hash);
        return entry;
    }

    /// <summary>What the hash must be, if this entry is as it was written and follows the given one.</summary>
    public byte[] HashAfter(byte[] previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Span<byte> length = stackalloc byte[sizeof(int)];
        // Each part after its length, so that no two entries are written alike.
        foreach (var part in (string[])
            [
                Id.Value.ToString("N"), JurisdictionId.Value.ToString("N"), Number.ToString(CultureInfo.InvariantCulture),
                At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), StaffId.Value.ToString("N"), StaffName, Action, SubjectKind, SubjectId, What,
            ])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}

/// <summary>The record that something was done to.</summary>
/// <param name="Kind">Such as <c>invoice</c>.</param>
/// <param name="Id">As people name it.</param>
public sealed record AuditSubject(string Kind, string Id);
