using System.Globalization;
using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

/// <summary>How a service fee is worked out of what is due. Exact inside; rounded once, half up, to whole cents.</summary>
public abstract record ServiceFeeRule
{
    /// <summary>No card brand and no bank asks for more; what is more is a slip of the pen.</summary>
    public const decimal MostPercent = 10m;

    public const int MostBands = 12;

    public static readonly Money MostFee = Money.OfCents(1_000_00);

    /// <summary>In words, for staff: "2.5 % of what is due, at least $1.00".</summary>
    public abstract string Words { get; }

    /// <param name="due">Above zero.</param>
    public abstract Money Of(Money due);

    private protected static string Number(decimal number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);
}

/// <summary>Paying costs nothing on top.</summary>
public sealed record NoServiceFee : ServiceFeeRule
{
    public override string Words => "None";

    public override Money Of(Money due) => Money.Zero;
}

/// <summary>The same for every payment.</summary>
public sealed record FixedServiceFee(Money Fee) : ServiceFeeRule
{
    public override string Words => $"{Fee} a payment";

    public override Money Of(Money due) => Fee;
}

/// <summary>A share of what is due, and never less than the minimum, which may be nothing.</summary>
/// <param name="Percent">2.5 means 2.5 %.</param>
public sealed record PercentServiceFee(decimal Percent, Money Minimum) : ServiceFeeRule
{
    public override string Words => $"{Number(Percent)} % of what is due" + (Minimum.IsZero ? "" : $", at least {Minimum}");

    public override Money Of(Money due) => Money.Max(Money.Round(Percent * due.Dollars / 100m), Minimum);
}

/// <summary>A fee for what is due up to an amount, that amount included; the last band has no end.</summary>
public sealed record ServiceFeeBand(Money? UpTo, Money Fee);

/// <summary>The band that the amount falls in sets the fee; a higher band never costs less.</summary>
public sealed record BandedServiceFee(IReadOnlyList<ServiceFeeBand> Bands) : ServiceFeeRule
{
    public override string Words => string.Join("; ", Bands.Select(band => band.UpTo is { } upTo ? $"up to {upTo}: {band.Fee}" : $"above: {band.Fee}"));

    public bool Equals(BandedServiceFee? other) => other is not null && Bands.SequenceEqual(other.Bands);

    public override int GetHashCode() => Bands.Count;

    public override Money Of(Money due) => Bands.First(band => band.UpTo is not { } upTo || due <= upTo).Fee;
}
