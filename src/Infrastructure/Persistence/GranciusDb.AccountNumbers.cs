using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Persistence;

/// <content>The sequences of account numbers: taken apart from everything else, so that nobody waits for another's transaction.</content>
internal abstract partial class GranciusDb
{
    public async Task<long> NextAccountNumber(JurisdictionId jurisdiction, CancellationToken ct)
    {
        using var turn = Database.CurrentTransaction is null ? await WriteTurn(ct) : null;
        return await TakeAccountNumber(jurisdiction.Value, ct)
            ?? throw new InvalidOperationException("The jurisdiction has no sequence of account numbers.");
    }

    public Task<long> PeekAccountNumber(JurisdictionId jurisdiction, CancellationToken ct) =>
        AccountSequences.AsNoTracking().Where(sequence => sequence.JurisdictionId == jurisdiction).Select(sequence => sequence.Next).SingleAsync(ct);

    public async Task<bool> RaiseAccountNumber(JurisdictionId jurisdiction, long next, CancellationToken ct)
    {
        var mine = AccountSequences.Where(sequence => sequence.JurisdictionId == jurisdiction);
        if (await mine.Where(sequence => sequence.Next <= next).ExecuteUpdateAsync(to => to.SetProperty(sequence => sequence.Next, next), ct) > 0)
            return true;
        if (await mine.AnyAsync(ct))
            return false;

        AccountSequences.Add(new AccountSequence(jurisdiction, next));
        return true;
    }
}
