using System.Globalization;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Grancius.Web.Fees;

/// <summary>A draft as it is typed: every field is text until it is read.</summary>
public sealed class DraftForm
{
    private const int FewestBands = 3;

    /// <summary>What there is to choose, by the name the form sends.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>
    {
        ["flat"] = "The same for everybody",
        ["unit"] = "A price for each unit",
        ["percent"] = "A percentage with a minimum and a maximum",
        ["marginal"] = "Bands: each part of the base pays its own price",
        ["whole"] = "Bands: the band sets the whole amount",
        ["variable"] = "The amount is given by whoever assesses it",
    };

    /// <summary>First day.</summary>
    public string? From { get; set; }

    /// <summary>Last day; empty for until further notice.</summary>
    public string? To { get; set; }

    /// <summary>The ordinance or resolution.</summary>
    public string? LegalReference { get; set; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string? Kind { get; set; } = "flat";

    /// <summary>Of a flat fee.</summary>
    public string? Amount { get; set; }

    /// <summary>Of each unit.</summary>
    public string? UnitPrice { get; set; }

    /// <summary>0.75 for 0.75 %.</summary>
    public string? Percent { get; set; }

    /// <summary>Never less.</summary>
    public string? Minimum { get; set; }

    /// <summary>Never more.</summary>
    public string? Maximum { get; set; }

    /// <summary>Rising; the last one has no end.</summary>
    public List<BandForm> Bands { get; set; } = [];

    /// <summary>The number of the example.</summary>
    public string? Sample { get; set; }

    /// <summary>Of the draft that was shown.</summary>
    public int Revision { get; set; }

    /// <summary>Fills the fields with a rule.</summary>
    public void Show(FeeRule rule)
    {
        switch (rule)
        {
            case FlatFee flat: (Kind, Amount) = ("flat", Text(flat.Amount)); break;
            case PerUnitFee unit: (Kind, UnitPrice) = ("unit", Text(unit.UnitPrice)); break;
            case PercentageFee percent: (Kind, Percent, Minimum, Maximum) = ("percent", Text(percent.Percent), Text(percent.Minimum), Text(percent.Maximum)); break;
            case MarginalBandsFee bands: (Kind, Bands) = ("marginal", [.. bands.Bands.Select(band => new BandForm { UpTo = Text(band.UpTo), Price = Text(band.Price), Per = Text(band.Per) })]); break;
            case WholeBandsFee bands: (Kind, Bands) = ("whole", [.. bands.Bands.Select(band => new BandForm { UpTo = Text(band.UpTo), Price = Text(band.Price) })]); break;
            default: Kind = "variable"; break;
        }
    }

    /// <summary>One row more for a further band.</summary>
    public void AddBand() => Bands.Add(new BandForm());

    /// <summary>Rows to begin with, and a number to try it with.</summary>
    public void Begin()
    {
        while (Bands.Count < FewestBands)
            AddBand();
        if (string.IsNullOrWhiteSpace(Sample))
            Sample = FeeSample.Of(this);
    }

    /// <summary>The rule, or null with a message beside each field that is no number.</summary>
    public FeeRule? Rule(ModelStateDictionary state)
    {
        FeeRule? rule = Kind switch
        {
            "flat" => new FlatFee(Dollars(nameof(Amount), Amount, state)),
            "unit" => new PerUnitFee(Dollars(nameof(UnitPrice), UnitPrice, state)),
            "percent" => new PercentageFee(Number(nameof(Percent), Percent, state), Dollars(nameof(Minimum), Minimum, state), Dollars(nameof(Maximum), Maximum, state)),
            "marginal" => new MarginalBandsFee([.. Typed().Select((band, place) => new MarginalBand(End(band, place, state), Price(band, place, state), Number($"Bands[{place}].Per", band.Per, state)))]),
            "whole" => new WholeBandsFee([.. Typed().Select((band, place) => new WholeBand(End(band, place, state), Price(band, place, state)))]),
            "variable" => new VariableFee(),
            _ => null,
        };
        if (rule is null)
            state.AddModelError("Form.Kind", "Choose how the fee is worked out.");
        return state.IsValid ? rule : null;
    }

    /// <summary>A day as a date field sends it.</summary>
    public DateOnly? Day(string field, string? typed, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (DateOnly.TryParseExact((typed ?? "").Trim(), ["yyyy-MM-dd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;

        state.AddModelError($"Form.{field}", "Give a day, such as 01/31/2027.");
        return null;
    }

    /// <summary>Rows up to the last one in which something is typed.</summary>
    private IEnumerable<BandForm> Typed() => Bands.Take(Bands.FindLastIndex(band => !band.IsEmpty) + 1).Take(100);

    private static decimal? End(BandForm band, int place, ModelStateDictionary state) =>
        string.IsNullOrWhiteSpace(band.UpTo) ? null : Number($"Bands[{place}].UpTo", band.UpTo, state);

    private static Money Price(BandForm band, int place, ModelStateDictionary state) => Dollars($"Bands[{place}].Price", band.Price, state);

    private static Money Dollars(string field, string? typed, ModelStateDictionary state)
    {
        if (FeeNumber.Read(typed) is { } number && Money.FromDollars(number) is { IsSuccess: true } amount)
            return amount.Value;

        state.AddModelError($"Form.{field}", "Give an amount in dollars with at most two decimals, such as 1,250.00.");
        return Money.Zero;
    }

    private static decimal Number(string field, string? typed, ModelStateDictionary state)
    {
        if (FeeNumber.Read(typed) is { } number)
            return number;

        state.AddModelError($"Form.{field}", "Give a number, such as 1,000 or 0.75.");
        return 0;
    }

    private static string Text(Money amount) => amount.Dollars.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
