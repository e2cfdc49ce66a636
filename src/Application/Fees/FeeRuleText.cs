using System.Globalization;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>A rule as two cells of the register's file, its kind and its parameters: written one way, and read back the same.</summary>
internal static class FeeRuleText
{
    public static (string Kind, string Parameters) Write(FeeRule rule) => rule switch
    {
        VariableFee => ("variable", ""),
        FlatFee flat => ("flat", $"amount={Dollars(flat.Amount)}"),
        PerUnitFee unit => ("per_unit", $"price={Dollars(unit.UnitPrice)}"),
        PercentageFee percent => ("percentage", $"percent={Number(percent.Percent)}; minimum={Dollars(percent.Minimum)}; maximum={Dollars(percent.Maximum)}"),
        MarginalBandsFee bands => ("marginal_bands", Joined(bands.Bands, band => $"{End(band.UpTo)}@{Dollars(band.Price)}/{Number(band.Per)}")),
        WholeBandsFee bands => ("whole_bands", Joined(bands.Bands, band => $"{End(band.UpTo)}@{Dollars(band.Price)}")),
        _ => throw new InvalidOperationException($"No text for a {rule.GetType().Name}."),
    };

    /// <returns>Null where the parameters are not written as the kind has them, or there is no such kind.</returns>
    public static FeeRule? Read(string kind, string parameters)
    {
        var parts = parameters.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return kind switch
        {
            "variable" when parts.Length == 0 => new VariableFee(),
            "flat" when Amounts(parts, "amount") is [var amount] => new FlatFee(amount),
            "per_unit" when Amounts(parts, "price") is [var price] => new PerUnitFee(price),
            "percentage" when parts is [var percent, .. var bounds] && Numbers([percent], "percent") is [var number] && Amounts(bounds, "minimum", "maximum") is [var least, var most] =>
                new PercentageFee(number, least, most),
            "marginal_bands" when All(parts, Marginal) is { } bands => new MarginalBandsFee(bands),
            "whole_bands" when All(parts, Whole) is { } bands => new WholeBandsFee(bands),
            _ => null,
        };
    }

    private static MarginalBand? Marginal(string part) =>
        part.Split('@', '/') is [var end, var price, var per] && IsEnd(end, out var upTo) && Amount(price) is { } amount && Plain(per) is { } units
            ? new MarginalBand(upTo, amount, units)
            : null;

    private static WholeBand? Whole(string part) =>
        part.Split('@') is [var end, var price] && IsEnd(end, out var upTo) && Amount(price) is { } amount ? new WholeBand(upTo, amount) : null;

    /// <summary>Null unless each part can be read.</summary>
    private static List<T>? All<T>(string[] parts, Func<string, T?> read)
        where T : class
    {
        var all = parts.Select(read).OfType<T>().ToList();
        return all.Count == parts.Length && all.Count > 0 ? all : null;
    }

    private static List<Money>? Amounts(string[] parts, params string[] names) =>
        Numbers(parts, names)?.Select(Money.FromDollars).ToList() is { } amounts && amounts.TrueForAll(amount => amount.IsSuccess)
            ? amounts.ConvertAll(amount => amount.Value)
            : null;

    /// <summary>"percent=0.75": each name in its place.</summary>
    private static List<decimal>? Numbers(string[] parts, params string[] names)
    {
        var numbers = parts.Zip(names, (part, name) => part.Split('=', StringSplitOptions.TrimEntries) is [var is_, var text] && is_ == name ? Plain(text) : null).OfType<decimal>().ToList();
        return numbers.Count == names.Length && parts.Length == names.Length ? numbers : null;
    }

    private static bool IsEnd(string text, out decimal? end)
    {
        end = text.Trim() == "*" ? null : Plain(text);
        return end is not null || text.Trim() == "*";
    }

    private static Money? Amount(string text) => Plain(text) is { } dollars && Money.FromDollars(dollars) is { IsSuccess: true } amount ? amount.Value : null;

    private static decimal? Plain(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string End(decimal? upTo) => upTo is { } end ? Number(end) : "*";

    private static string Joined<T>(IEnumerable<T> bands, Func<T, string> text) => string.Join("; ", bands.Select(text));

    private static string Dollars(Money amount) => amount.Dollars.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
