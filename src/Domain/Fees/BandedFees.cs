using Grancius.Domain.Common;

namespace Grancius.Domain.Fees;

/// <summary>One band of a marginal fee: so much for each <see cref="Per"/> of the base that lies inside the band, pro rata.</summary>
/// <param name="UpTo">Where the band ends; the last band has no end.</param>
public sealed record MarginalBand(decimal? UpTo, Money Price, decimal Per);

/// <summary>Each part of the base pays the price of the band it lies in, as income tax does.</summary>
public sealed record MarginalBandsFee(IReadOnlyList<MarginalBand> Bands) : FeeRule
{
    public override FeeDependsOn DependsOn => FeeDependsOn.Base;

    protected override IEnumerable<(string Field, string Message)> Complaints()
    {
        foreach (var complaint in BandEnds.Complaints([.. Bands.Select(band => band.UpTo)]))
            yield return complaint;
        for (var place = 0; place < Bands.Count; place++)
        {
            foreach (var complaint in Price($"bands[{place}].price", Bands[place].Price, mayBeNothing: true))
                yield return complaint;
            if (Bands[place].Per is <= 0 or > BandEnds.Most || decimal.Round(Bands[place].Per, 6) != Bands[place].Per)
                yield return ($"bands[{place}].per", "Give how many units the price is for: more than 0.");
        }

        if (Bands.Count > 0 && Bands.All(band => band.Price.IsZero))
            yield return ("bands[0].price", "At least one band has a price.");
    }

    public bool Equals(MarginalBandsFee? other) => other is not null && Bands.SequenceEqual(other.Bands);

    public override int GetHashCode() => Bands.Count;

    protected override WorkedAmount Work(decimal given)
    {
        var exact = 0m;
        var from = 0m;
        var parts = new List<string>();
        foreach (var band in Bands)
        {
            var inside = Math.Min(given, band.UpTo ?? given) - from;
            if (inside <= 0)
                break;

            exact += inside * band.Price.Dollars / band.Per;
            parts.Add($"{Words.Dollars(inside)} {{0}} {band.Price} {{1}} {Words.Number(band.Per)}");
            from += inside;
        }

        var amount = Rounded(exact);
        var working = $"{string.Join(" + ", parts)} = {amount}";
        return new WorkedAmount(amount, new Explanation(Words.Fill(working, "at", "per"), Words.Fill(working, "a", "por")));
    }
}

/// <summary>One band of a whole-amount fee: everybody whose base is within it pays the same.</summary>
public sealed record WholeBand(decimal? UpTo, Money Price);

/// <summary>The band the base falls in sets the whole amount.</summary>
public sealed record WholeBandsFee(IReadOnlyList<WholeBand> Bands) : FeeRule
{
    public override FeeDependsOn DependsOn => FeeDependsOn.Base;

    protected override bool MayBeFree => true;

    protected override IEnumerable<(string Field, string Message)> Complaints() => BandEnds.Complaints([.. Bands.Select(band => band.UpTo)])
        .Concat(Bands.SelectMany((band, place) => Price($"bands[{place}].price", band.Price, mayBeNothing: true)));

    public bool Equals(WholeBandsFee? other) => other is not null && Bands.SequenceEqual(other.Bands);

    public override int GetHashCode() => Bands.Count;

    protected override WorkedAmount Work(decimal given)
    {
        var band = Bands.First(band => band.UpTo is null || given <= band.UpTo);
        var below = Bands.LastOrDefault(other => other.UpTo < given)?.UpTo;
        return new WorkedAmount(band.Price, band.UpTo is { } upTo
            ? new Explanation($"{Words.Number(given)} (up to {Words.Number(upTo)}): {band.Price}",
                $"{Words.Number(given)} (hasta {Words.Number(upTo)}): {band.Price}")
            : new Explanation($"{Words.Number(given)} (above {Words.Number(below ?? 0)}): {band.Price}",
                $"{Words.Number(given)} (más de {Words.Number(below ?? 0)}): {band.Price}"));
    }
}

/// <summary>Where bands end: each above the one before, and the last one nowhere, so that every base falls into one.</summary>
internal static class BandEnds
{
    public const int MostBands = 30;
    public const decimal Most = 999_999_999_999m;

    public static IEnumerable<(string Field, string Message)> Complaints(IReadOnlyList<decimal?> ends)
    {
        if (ends.Count is 0 or > MostBands)
            yield return ("bands", $"Give at least one band, at most {MostBands}.");

        var before = 0m;
        for (var place = 0; place < ends.Count; place++)
        {
            var (field, isLast) = ($"bands[{place}].upTo", place == ends.Count - 1);
            if (ends[place] is not { } end)
            {
                if (!isLast)
                    yield return (field, "Only the last band has no end.");
                continue;
            }

            if (isLast)
                yield return (field, "The last band has no end: leave it empty, or nobody above it could be charged.");
            else if (end <= before || end > Most || decimal.Round(end, 6) != end)
                yield return (field, $"Bands rise: give more than {Words.Number(before)}, with at most six decimals.");
            before = Math.Max(before, end);
        }
    }
}
