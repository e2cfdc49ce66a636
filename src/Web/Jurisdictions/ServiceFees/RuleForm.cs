using System.Globalization;
using Grancius.Domain.Jurisdictions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Grancius.Web.Jurisdictions.ServiceFees;

/// <summary>A service fee's rule as it is typed.</summary>
public sealed class RuleForm
{
    private const int FewestRows = 6;

    /// <summary>The shape, or that the type pays as all others do.</summary>
    public string? Kind { get; set; }

    /// <summary>Dollars of a fixed fee.</summary>
    public string? Amount { get; set; }

    /// <summary>Per cent.</summary>
    public string? Percent { get; set; }

    /// <summary>Dollars.</summary>
    public string? Minimum { get; set; }

    /// <summary>In rising order; empty ones at the end are passed over.</summary>
    public IList<RuleBand> Bands { get; set; } = [];

    /// <summary>Dollars due of an example of one's own.</summary>
    public string? ExampleDue { get; set; }

    /// <summary>Dollars or per cent as people write them; null where it is no number.</summary>
    internal static decimal? Number(string? typed) => decimal.TryParse(
        (typed ?? "").Trim().TrimStart('$').TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
        CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000
        ? number
        : null;

    internal static RuleForm Of(ServiceFeeRule? rule, bool asOthers)
    {
        var choice = ServiceFeeChoice.Of(rule);
        var rows = Math.Min(ServiceFeeRule.MostBands, Math.Max(FewestRows, choice.Bands.Count + 2));
        return new RuleForm
        {
            Kind = asOthers ? RuleModel.AsOthers : choice.Kind.ToString(),
            Amount = Dollars(choice.Amount),
            Percent = choice.Percent?.ToString("0.###", CultureInfo.InvariantCulture),
            Minimum = Dollars(choice.Minimum),
            Bands = [.. choice.Bands.Select(band => new RuleBand { UpTo = Dollars(band.UpTo), Fee = Dollars(band.Fee) }), .. Enumerable.Range(0, rows - choice.Bands.Count).Select(_ => new RuleBand())],
        };
    }

    /// <summary>What was filled in; null where the type is to pay as all others do, or something is wrong, which the state says then.</summary>
    internal ServiceFeeChoice? Read(ModelStateDictionary state)
    {
        if (Kind == RuleModel.AsOthers)
            return null;
        if (!Enum.TryParse<ServiceFeeKind>(Kind, out var kind) || !Enum.IsDefined(kind))
        {
            state.AddModelError("Form.Kind", "Choose how the fee is worked out.");
            return null;
        }

        return new ServiceFeeChoice(kind,
            Read(state, "Amount", Amount, kind == ServiceFeeKind.Fixed),
            Read(state, "Percent", Percent, kind is ServiceFeeKind.Percent or ServiceFeeKind.PercentWithMinimum),
            Read(state, "Minimum", Minimum, kind == ServiceFeeKind.PercentWithMinimum),
            [
                .. Bands.Take(FilledRows).Select((band, place) => (band, place)).Select(row => new ServiceFeeBandChoice(
                    Read(state, $"Bands[{row.place}].UpTo", row.band.UpTo, kind == ServiceFeeKind.Banded),
                    Read(state, $"Bands[{row.place}].Fee", row.band.Fee, kind == ServiceFeeKind.Banded))),
            ]);
    }

    /// <summary>An empty row between others is asked about in its place.</summary>
    private int FilledRows => Bands.Select((band, place) => band.IsEmpty ? 0 : place + 1).DefaultIfEmpty().Max();

    private static decimal? Read(ModelStateDictionary state, string field, string? typed, bool needed)
    {
        var number = Number(typed);
        if (needed && number is null && !string.IsNullOrWhiteSpace(typed))
            state.AddModelError($"Form.{field}", "Enter a number such as 2.95.");
        return number;
    }

    private static string? Dollars(decimal? dollars) => dollars?.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>A band as it is typed.</summary>
public sealed class RuleBand
{
    /// <summary>Dollars due, included; empty for the last.</summary>
    public string? UpTo { get; set; }

    /// <summary>Dollars.</summary>
    public string? Fee { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(UpTo) && string.IsNullOrWhiteSpace(Fee);
}
