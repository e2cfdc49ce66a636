using Grancius.Application.Common;
using Grancius.Domain.Audit;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Audit;

/// <summary>Whether a jurisdiction's audit trail is as it was written.</summary>
/// <param name="Entries">How many were read, up to the fault if there is one.</param>
/// <param name="LastHash">Of the last sound entry, in hexadecimal: who keeps it elsewhere can tell later that nothing before it has changed.</param>
/// <param name="Fault">The first thing that is wrong, naming the entry; null where all is well.</param>
public sealed record AuditVerdict(long Entries, string LastHash, string? Fault)
{
    public bool IsSound => Fault is null;
}

/// <summary>Reads a trail from its beginning and works every hash out again.</summary>
internal sealed class AuditCheck(IGranciusDb db)
{
    private const int Batch = 1000;

    public async Task<AuditVerdict> Of(JurisdictionId jurisdiction, CancellationToken ct)
    {
        var (read, isBehind) = (new Read(0, [.. AuditHead.Beginning]), false);
        while (true)
        {
            var entries = await After(jurisdiction, read.Count).Take(Batch).ToListAsync(ct);
            foreach (var entry in entries)
            {
                if (FaultOf(entry, read) is { } fault)
                    return read.Verdict(fault);
                read = new Read(entry.Number, entry.Hash);
            }

            if (entries.Count > 0)
            {
                isBehind = false;
                continue;
            }

            // Read behind the entries: it is never behind them, and where it is ahead, somebody has just written one.
            var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(kept => kept.JurisdictionId == jurisdiction, ct);
            if (head is null || head.Count <= read.Count || isBehind)
                return FaultOf(head, read) is { } fault ? read.Verdict(fault) : await WithNothingBeside(jurisdiction, read, ct);
            isBehind = true;
        }
    }

    private static string? FaultOf(AuditEntry entry, Read before)
    {
        if (entry.Number != before.Count + 1)
            return entry.Number == before.Count ? $"entry {entry.Number} is there twice" : $"entry {before.Count + 1} is missing";
        return entry.HashAfter(before.Hash).AsSpan().SequenceEqual(entry.Hash) ? null : $"entry {entry.Number} ({entry.Action}) is not as it was written";
    }

    private static string? FaultOf(AuditHead? head, Read read) => (head?.Count ?? 0).CompareTo(read.Count) switch
    {
        < 0 => $"entry {(head?.Count ?? 0) + 1} was put in: the trail ended before it",
        > 0 => $"entry {read.Count + 1} is missing: the trail was cut, {head!.Count} were written",
        _ => head is null || head.Hash.AsSpan().SequenceEqual(read.Hash) ? null : $"entry {read.Count} is not the one that was written last",
    };

    /// <summary>Numbers below the first, and numbers that a dropped index let in twice, were in no batch.</summary>
    private async Task<AuditVerdict> WithNothingBeside(JurisdictionId jurisdiction, Read read, CancellationToken ct)
    {
        var held = await db.AuditEntries.LongCountAsync(entry => entry.JurisdictionId == jurisdiction && entry.Number <= read.Count, ct);
        return held == read.Count ? read.Verdict(null) : read.Verdict($"{held - read.Count} entries were put in among the first {read.Count}");
    }

    private IQueryable<AuditEntry> After(JurisdictionId jurisdiction, long count) => db.AuditEntries.AsNoTracking()
        .Where(entry => entry.JurisdictionId == jurisdiction && entry.Number > count)
        .OrderBy(entry => entry.Number).ThenBy(entry => entry.Id);

    /// <summary>How far the trail was read and found whole.</summary>
    private sealed record Read(long Count, byte[] Hash)
    {
        public AuditVerdict Verdict(string? fault) => new(Count, Convert.ToHexStringLower(Hash), fault);
    }
}
