using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>What an adjustment would do, worked out from what stands in the books.</summary>
/// <param name="Before">What the fee stands at now.</param>
/// <param name="Forgiven">What was waived and corrected off the invoice before.</param>
internal sealed record AdjustmentPlan(Fee Fee, Money Before, Money Change, Money Forgiven)
{
    public Money After => Before + Change;

    /// <summary>
    /// One person may forgo so much of an invoice, in one step or in several; working out again by the schedule forgoes nothing.
    /// </summary>
    public bool NeedsSecondPerson(Money limit) => Change < Money.Zero && Forgiven - Change > limit;
}

internal static class AdjustmentPlans
{
    /// <param name="amount">What the fee shall be (a correction) or what shall be forgone of it (a waiver); all of it where none is given.</param>
    public static async Task<Result<AdjustmentPlan>> Plan(
        this IGranciusDb db, Invoice invoice, Guid feeId, AdjustmentKind kind, Money? amount, CancellationToken ct)
    {
        var fee = await db.Fees.AsNoTracking().SingleOrDefaultAsync(fee => fee.Id == new FeeId(feeId) && fee.InvoiceId == invoice.Id, ct);
        if (fee is null)
            return InvoiceErrors.FeeNotFound(invoice.Number);

        var adjustments = await db.Adjustments.AsNoTracking().Where(adjustment => adjustment.InvoiceId == invoice.Id).ToListAsync(ct);
        var before = fee.Amount + Money.Sum(adjustments.Where(adjustment => adjustment.FeeId == fee.Id).Select(adjustment => adjustment.Amount));
        var change = kind switch
        {
            AdjustmentKind.Correction => (amount ?? Money.Zero) - before,
            AdjustmentKind.Waiver => Money.Zero - (amount ?? before),
            _ => Money.Zero - before,
        };
        if (change.IsZero)
            return InvoiceErrors.NothingToAdjust;
        if (before + change < Money.Zero)
            return InvoiceErrors.BelowNothing(before);

        var forgiven = Money.Zero - Money.Sum(adjustments
            .Where(adjustment => adjustment.Kind is AdjustmentKind.Waiver or AdjustmentKind.Exemption or AdjustmentKind.Correction && adjustment.Amount < Money.Zero)
            .Select(adjustment => adjustment.Amount));
        return new AdjustmentPlan(fee, before, change, forgiven);
    }
}
