using System.Globalization;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>A rule in a sentence for staff, who read English.</summary>
public static class FeeRuleWords
{
    public static string Of(FeeRule rule) => rule switch
    {
        VariableFee => "The amount is given by whoever assesses it",
        FlatFee flat => $"{flat.Amount} flat",
        PerUnitFee unit => $"{unit.UnitPrice} per unit",
        PercentageFee percent => $"{Number(percent.Percent)} % of the base, at least {percent.Minimum}, at most {percent.Maximum}",
        MarginalBandsFee bands => "Marginal bands: " + string.Join("; ", bands.Bands.Select(band =>
            $"{band.Price} per {Number(band.Per)} {End(band.UpTo)}")),
        WholeBandsFee bands => "Whole-amount bands: " + string.Join("; ", bands.Bands.Select(band => $"{band.Price} {End(band.UpTo)}")),
        _ => throw new InvalidOperationException($"No words for a {rule.GetType().Name}."),
    };

    private static string End(decimal? upTo) => upTo is { } end ? $"up to {Number(end)}" : "above";

    private static string Number(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);
}
