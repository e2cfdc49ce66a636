using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Audit;

/// <summary>Where handlers write down who did what to which record.</summary>
internal sealed class AuditTrail(IGranciusDb db, TimeProvider clock)
{
    /// <summary>
    /// Adds an entry, saved with whatever else the transaction saves. Only inside <see cref="IGranciusDb.Atomically{T}"/>, and
    /// best as its last step: from here to the commit, nobody else of the jurisdiction writes an entry.
    /// </summary>
    /// <param name="by">Who did it.</param>
    /// <param name="action">snake_case in the past tense: <c>fee_waived</c>.</param>
    /// <param name="subjectKind">Kind of the record: <c>invoice</c>.</param>
    /// <param name="subjectId">The record, as people name it.</param>
    /// <param name="what">In a sentence, without secrets and with no more of a payer than the names of records.</param>
    /// <param name="ct">Ends the wait for the end of the trail.</param>
    public Task Record(Actor by, string action, string subjectKind, string subjectId, string what, CancellationToken ct) =>
        Record(by, [new AuditDeed(action, subjectKind, subjectId, what)], ct);

    /// <summary>The same for thousands of entries at once: the end of the trail is looked for once.</summary>
    public async Task Record(Actor by, IReadOnlyList<AuditDeed> deeds, CancellationToken ct)
    {
        if (deeds.Count == 0)
            return;

        var head = db.AuditHeads.Local.FirstOrDefault(held => held.JurisdictionId == by.JurisdictionId)
            ?? await db.AuditHeads.ForUpdate().SingleOrDefaultAsync(kept => kept.JurisdictionId == by.JurisdictionId, ct);
        if (head is null)
        {
            // Of two first entries at once, the key refuses one, whose work runs again and finds this row.
            head = AuditHead.Of(by.JurisdictionId);
            db.AuditHeads.Add(head);
        }

        foreach (var deed in deeds)
            db.AuditEntries.Add(head.Write(by.Id, by.Name, deed.Action, new AuditSubject(deed.SubjectKind, deed.SubjectId), deed.What, clock.GetUtcNow()));
    }
}

/// <summary>What was done to a record.</summary>
internal sealed record AuditDeed(string Action, string SubjectKind, string SubjectId, string What);
