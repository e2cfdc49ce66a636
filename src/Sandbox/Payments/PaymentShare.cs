using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Payments;

/// <summary>The part of a payment that goes to one invoice; the service fee comes on top.</summary>
internal sealed record PaymentShare(SessionInvoice Invoice, long Cents, long FeeCents)
{
    /// <summary>
    /// Spreads an amount over invoices in the order sent: each is filled before the next gets anything, and one
    /// that gets nothing bears no fee. The parts add up to the amount when it is not above the balances.
    /// </summary>
    public static IReadOnlyList<PaymentShare> Split(IReadOnlyList<SessionInvoice> invoices, long amountCents, Tender tender)
    {
        List<PaymentShare> shares = [];
        foreach (var invoice in invoices)
        {
            var part = Math.Min(invoice.BalanceCents, amountCents);
            amountCents -= part;
            if (part > 0)
                shares.Add(new(invoice, part, invoice.FeeCents(tender)));
        }

        return shares;
    }
}
