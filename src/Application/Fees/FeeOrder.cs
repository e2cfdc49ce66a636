using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>One fee that is asked for, with whichever input its rule needs.</summary>
public sealed record FeeOrder(string FeeCode, decimal? Quantity = null, decimal? Base = null, decimal? Amount = null);

internal sealed class FeeOrderValidator : AbstractValidator<FeeOrder>
{
    public FeeOrderValidator() => RuleFor(order => order.FeeCode).NotEmpty().MaximumLength(40);
}

/// <summary>A fee code with the amount that was worked out for it, and from what.</summary>
internal sealed record PricedFee(FeeCode Code, FeeInput Given, WorkedAmount Worked);

internal static class Pricing
{
    public const int MostFees = 100;

    private static readonly CompiledQuery<JurisdictionId, List<string>, FeeCode> CodesNamed = new((db, jurisdiction, names) =>
        db.FeeCodes.AsNoTracking().Where(code => code.JurisdictionId == jurisdiction && names.Contains(code.Code)));

    /// <summary>Works out every fee as of one date, or refuses with the first complaint.</summary>
    public static async Task<Result<IReadOnlyList<PricedFee>>> Price(
        this IGranciusDb db, JurisdictionId jurisdiction, IReadOnlyList<FeeOrder> orders, DateOnly asOf, CancellationToken ct)
    {
        var names = orders.Select(order => order.FeeCode).Distinct().ToList();
        var codes = (await CodesNamed.ToList(db, jurisdiction, names, ct)).ToDictionary(code => code.Code);

        var priced = new List<PricedFee>(orders.Count);
        foreach (var order in orders)
        {
            if (!codes.TryGetValue(order.FeeCode, out var code))
                return FeeErrors.CodeUnknown(order.FeeCode) with { Field = $"fees[{priced.Count}].feeCode" };

            var given = new FeeInput(order.Quantity, order.Base, order.Amount);
            var worked = code.Quote(given, asOf);
            if (worked.Error is { } error)
                return error with { Field = $"fees[{priced.Count}].{error.Field ?? "feeCode"}" };

            priced.Add(new PricedFee(code, given, worked.Value));
        }

        return priced;
    }
}
