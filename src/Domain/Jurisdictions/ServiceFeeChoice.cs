using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

/// <summary>The shapes of a service fee, as an administrator chooses one.</summary>
public enum ServiceFeeKind
{
    None,
    Fixed,
    Percent,
    PercentWithMinimum,
    Banded,
}

/// <summary>What an administrator filled in; what the shape does not need is not looked at.</summary>
/// <param name="Amount">Dollars of a fixed fee.</param>
/// <param name="Percent">2.5 means 2.5 %.</param>
/// <param name="Minimum">Dollars.</param>
public sealed record ServiceFeeChoice(ServiceFeeKind Kind, decimal? Amount, decimal? Percent, decimal? Minimum, IReadOnlyList<ServiceFeeBandChoice> Bands)
{
    /// <summary>The rule that it makes, or the field that stands in the way.</summary>
    public Result<ServiceFeeRule> Rule() => Kind switch
    {
        ServiceFeeKind.None => new NoServiceFee(),
        ServiceFeeKind.Fixed => Fee(Amount, "amount") is { Error: null } fee ? new FixedServiceFee(fee.Value) : Fee(Amount, "amount").Error!,
        ServiceFeeKind.Percent => Share(Money.Zero),
        ServiceFeeKind.PercentWithMinimum => Fee(Minimum, "minimum") is { Error: null } least ? Share(least.Value) : Fee(Minimum, "minimum").Error!,
        ServiceFeeKind.Banded => InBands(),
    };

    /// <summary>What was filled in to make the rule.</summary>
    public static ServiceFeeChoice Of(ServiceFeeRule? rule) => rule switch
    {
        FixedServiceFee { Fee: var fee } => Nothing with { Kind = ServiceFeeKind.Fixed, Amount = fee.Dollars },
        PercentServiceFee { Minimum.IsZero: true } share => Nothing with { Kind = ServiceFeeKind.Percent, Percent = share.Percent },
        PercentServiceFee share => Nothing with { Kind = ServiceFeeKind.PercentWithMinimum, Percent = share.Percent, Minimum = share.Minimum.Dollars },
        BandedServiceFee banded => Nothing with
        {
            Kind = ServiceFeeKind.Banded,
            Bands = [.. banded.Bands.Select(band => new ServiceFeeBandChoice(band.UpTo?.Dollars, band.Fee.Dollars))],
        },
        _ => Nothing,
    };

    private static ServiceFeeChoice Nothing { get; } = new(ServiceFeeKind.None, null, null, null, []);

    private Result<ServiceFeeRule> Share(Money minimum) => Percent switch
    {
        null => ServiceFeeErrors.PercentMissing,
        <= 0 or > ServiceFeeRule.MostPercent => ServiceFeeErrors.PercentOutOfRange,
        { } percent when decimal.Round(percent, 3) != percent => ServiceFeeErrors.PercentOutOfRange,
        { } percent => new PercentServiceFee(percent, minimum),
    };

    private Result<ServiceFeeRule> InBands()
    {
        if (Bands.Count is < 2 or > ServiceFeeRule.MostBands)
            return ServiceFeeErrors.BandsCount;

        var bands = new List<ServiceFeeBand>();
        for (var place = 0; place < Bands.Count; place++)
        {
            var band = Band(place, bands.LastOrDefault());
            if (band.Error is { } wrong)
                return wrong;
            bands.Add(band.Value);
        }

        return new BandedServiceFee(bands);
    }

    private Result<ServiceFeeBand> Band(int place, ServiceFeeBand? below)
    {
        var (last, given) = (place == Bands.Count - 1, Bands[place]);
        var fee = Fee(given.Fee, $"bands[{place}].fee", mayBeNothing: true);
        if (fee.Error is { } wrong)
            return wrong;
        if (below is not null && fee.Value < below.Fee)
            return ServiceFeeErrors.BandCostsLess(place, below.Fee);
        if (last)
            return given.UpTo is null ? new ServiceFeeBand(null, fee.Value) : ServiceFeeErrors.LastBandEnds(place);
        if (given.UpTo is not { } dollars)
            return ServiceFeeErrors.BandEndMissing(place);
        if (Money.FromDollars(dollars) is not { IsSuccess: true, Value.IsPositive: true } upTo)
            return ServiceFeeErrors.BandEndOutOfRange(place);

        return below is { UpTo: { } start } && upTo.Value <= start ? ServiceFeeErrors.BandsDoNotRise(place, start) : new ServiceFeeBand(upTo.Value, fee.Value);
    }

    private static Result<Money> Fee(decimal? dollars, string field, bool mayBeNothing = false)
    {
        if (dollars is not { } given)
            return ServiceFeeErrors.FeeMissing(field);

        var money = Money.FromDollars(given);
        return money.IsSuccess && money.Value <= ServiceFeeRule.MostFee && (money.Value.IsPositive || (mayBeNothing && money.Value.IsZero))
            ? money
            : ServiceFeeErrors.FeeOutOfRange(field, mayBeNothing);
    }
}

/// <param name="UpTo">Dollars due, included; null for the last band.</param>
/// <param name="Fee">Dollars.</param>
public sealed record ServiceFeeBandChoice(decimal? UpTo, decimal? Fee);
