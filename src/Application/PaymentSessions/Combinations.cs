using Grancius.Domain.PaymentSessions;

namespace Grancius.Application.PaymentSessions;

/// <summary>Which invoices an amount is for, where only the amount can tell.</summary>
internal static class Combinations
{
    /// <summary>More invoices than these are not tried in every combination.</summary>
    private const int Most = 12;

    /// <summary>The one choice of an attempt's invoices that fits; none where several do, or too many would have to be tried.</summary>
    public static IReadOnlyList<SessionInvoice> Only(IReadOnlyList<SessionInvoice> invoices, Func<IReadOnlyList<SessionInvoice>, bool> fits)
    {
        if (invoices.Count > Most)
            return fits(invoices) ? invoices : [];

        var fitting = Enumerable.Range(1, (1 << invoices.Count) - 1)
            .Select(chosen => invoices.Where((_, place) => (chosen & (1 << place)) != 0).ToList())
            .Where(fits)
            .Take(2)
            .ToList();
        return fitting is [var one] ? one : [];
    }
}
