using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.Domain.Audit;

/// <summary>
/// The end of a jurisdiction's audit trail: how many entries there are and the last one's hash, so that a tail cut off is
/// noticed too. Whoever writes an entry holds this row: that makes the chain a single file.
/// </summary>
public sealed class AuditHead
{
    /// <summary>What the first entry follows.</summary>
    public static readonly IReadOnlyList<byte> Beginning = new byte[32];

    private AuditHead() // EF Core
    {
    }

    public JurisdictionId JurisdictionId { get; private set; }

    public long Count { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public static AuditHead Of(JurisdictionId jurisdiction) => new() { JurisdictionId = jurisdiction, Hash = [.. Beginning] };

    /// <summary>Writes the next entry; what is too long is cut, so that no deed fails for its description.</summary>
    public AuditEntry Write(StaffId staff, string name, string action, AuditSubject subject, string what, DateTimeOffset now)
    {
        var entry = AuditEntry.Follow(
            this, staff, Cut(name, AuditEntry.LongestName), Cut(action, AuditEntry.LongestAction),
            new AuditSubject(Cut(subject.Kind, AuditEntry.LongestAction), Cut(subject.Id, AuditEntry.LongestSubject)), Cut(what, AuditEntry.LongestWhat), now);
        (Count, Hash) = (entry.Number, entry.Hash);
        return entry;
    }

    /// <summary>Without what an engine does not store, and never through the middle of a character of two parts.</summary>
    private static string Cut(string text, int most)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        return clean.Length <= most ? clean : clean[..(char.IsHighSurrogate(clean[most - 2]) ? most - 2 : most - 1)] + "…";
    }
}
