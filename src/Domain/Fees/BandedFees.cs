using Grancius.Domain.Common;

namespace Grancius.Domain.Fees;

/// <summary>One band of a marginal fee: so much for each <see cref="Per"/> of the base that lies inside the band, pro rata.</summary>
/// <param name="UpTo">Where the band ends; the last band has no end.</param>
public sealed record MarginalBand(decimal? UpTo, Money Price, decimal Per);

/// <summary>Each part of the base pays the price of the band it lies in, as income tax does.</summary>
public sealed record MarginalBandsFee(IReadOnlyList<MarginalBand> Bands) : FeeRule
{
    public override FeeDependsOn DependsOn => FeeDependsOn.Base;

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
