using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>What working the fees of an invoice out again would change, fee by fee.</summary>
/// <param name="Seen">The invoice's version it was worked out from.</param>
public sealed record RecalculatedInvoice(
    string InvoiceNumber, DateOnly AsOf, IReadOnlyList<RecalculatedFee> Fees, Money Change, Money BalanceBefore, Money BalanceAfter, string? NumberAfter, int Seen);

/// <param name="Explanation">How the new amount is worked out; why it stays where it does.</param>
public sealed record RecalculatedFee(Guid FeeId, string FeeCode, string Label, Money Before, Money After, string Explanation)
{
    public Money Change => After - Before;
}

internal static class Recalculation
{
    /// <summary>
    /// The schedule's part of each fee is worked out again; what was waived or corrected stays taken off, and a fee never falls
    /// below nothing. A fee that is exempt stays so.
    /// </summary>
    public static async Task<Result<(IReadOnlyList<RecalculatedFee> Fees, IReadOnlyList<Fee> Assessed)>> Recalculate(
        this IGranciusDb db, Invoice invoice, DateOnly asOf, CancellationToken ct)
    {
        var fees = await db.Fees.AsNoTracking().Where(fee => fee.InvoiceId == invoice.Id).OrderBy(fee => fee.Place).ToListAsync(ct);
        var adjustments = (await db.Adjustments.AsNoTracking().Where(adjustment => adjustment.InvoiceId == invoice.Id).ToListAsync(ct))
            .ToLookup(adjustment => adjustment.FeeId);
        var names = fees.Select(fee => fee.Code).Distinct().ToList();
        var codes = await db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == invoice.JurisdictionId && names.Contains(code.Code))
            .ToDictionaryAsync(code => code.Code, ct);

        var recalculated = new List<RecalculatedFee>(fees.Count);
        foreach (var fee in fees)
        {
            var after = Again(fee, [.. adjustments[fee.Id]], codes.GetValueOrDefault(fee.Code), asOf);
            if (after.Error is { } error)
                return error;
            recalculated.Add(after.Value);
        }

        return (recalculated, fees);
    }

    private static Result<RecalculatedFee> Again(Fee fee, IReadOnlyList<Adjustment> adjustments, FeeCode? code, DateOnly asOf)
    {
        var before = fee.Amount + Money.Sum(adjustments.Select(adjustment => adjustment.Amount));
        if (adjustments.Any(adjustment => adjustment.Kind == AdjustmentKind.Exemption))
            return new RecalculatedFee(fee.Id.Value, fee.Code, fee.Label, before, before, "Exempt: it stays at nothing.");
        if (code is null)
            return FeeErrors.CodeUnknown(fee.Code);

        // An amount that was named for a fee that works itself out was only checked against it then.
        var rule = code.InForce(asOf)?.Rule;
        var worked = code.Quote(rule?.DependsOn == FeeDependsOn.Amount ? fee.Given : fee.Given with { Amount = null }, asOf);
        if (worked.Error is { Code: "fee_input_missing" })
            return new RecalculatedFee(fee.Id.Value, fee.Code, fee.Label, before, before, "It cannot be worked out again: what it was worked out from was not kept, or the rule asks for something else now.");
        if (worked.Error is { } error)
            return error;

        var kept = Money.Sum(adjustments.Where(adjustment => adjustment.Kind != AdjustmentKind.Recalculation).Select(adjustment => adjustment.Amount));
        var after = Money.Max(worked.Value.Amount + kept, Money.Zero);
        var words = kept.IsZero ? worked.Value.Explanation.En : $"{worked.Value.Explanation.En}; {kept} adjusted by staff";
        return new RecalculatedFee(fee.Id.Value, fee.Code, fee.Label, before, after, words);
    }
}
