using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Ledger;

namespace Grancius.Application.Fees;

/// <summary>How assessed fees stand in the ledger.</summary>
internal static class FeeLedger
{
    public static JournalEntry Entry(JurisdictionId jurisdiction, string account, IReadOnlyList<PricedFee> priced, DateTimeOffset now)
    {
        var byAccount = priced.SelectMany(fee => fee.Code.Distribute(fee.Worked.Amount))
            .GroupBy(part => part.GlAccount)
            .Select(group => (GlAccount: group.Key, Amount: Money.Sum(group.Select(part => part.Amount))))
            .ToList();
        return JournalEntry.Post(jurisdiction, JournalKind.Assessment, account, null, now,
        [
            .. byAccount.Select(gl => JournalLine.DebitOf(LedgerAccounts.Receivable(gl.GlAccount), gl.Amount)),
            .. byAccount.Select(gl => JournalLine.CreditOf(LedgerAccounts.Revenue(gl.GlAccount), gl.Amount)),
        ]);
    }
}
