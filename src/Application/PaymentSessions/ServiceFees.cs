using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Ledger;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

internal static class ServiceFees
{
    /// <summary>
    /// The part of a reported fee that is not booked yet. The fee belongs to the payment, not to an invoice: it is booked
    /// once, with the first news that tells of it, which need not be the first news of the payment.
    /// </summary>
    /// <param name="seen">What is booked of the payment already.</param>
    public static async Task<Money> NotBookedYet(
        this IGranciusDb db, Money reported, PaymentSession session, string paymentId, IReadOnlyCollection<Payment> seen, CancellationToken ct)
    {
        if (reported.IsZero || seen.Count == 0 || session.ServiceFee.IsZero)
            return reported;
        // All of the session's money is this payment's, and so is its fee.
        if (session.AmountPaid == Money.Sum(seen.Select(payment => payment.Amount)))
            return Money.Zero;

        var since = seen.Min(payment => payment.SeenAt);
        var booked = db.JournalEntries.Local.Any(entry => entry.Reference == paymentId && entry.Lines.Any(line => line.Account == LedgerAccounts.ServiceFeePayable)) || await db.JournalEntries.AnyAsync(entry => entry.JurisdictionId == session.JurisdictionId && entry.PostedAt >= since
            && entry.Reference == paymentId && entry.Lines.Any(line => line.Account == LedgerAccounts.ServiceFeePayable), ct);
        return booked ? Money.Zero : reported;
    }
}
