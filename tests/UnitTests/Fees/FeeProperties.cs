using FsCheck;
using FsCheck.Fluent;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.UnitTests.Fees;

public class FeeProperties
{
    /// <summary>Rising bands of any price, the last without an end.</summary>
    private static readonly Gen<MarginalBandsFee> Bands =
        from widths in Gen.Choose(1, 200_000).ArrayOf(3)
        from prices in Gen.Choose(0, 5_000).ArrayOf(4)
        from per in Gen.Elements(1m, 100m, 1_000m)
        select new MarginalBandsFee(
        [
            .. widths.Select((_, place) => new MarginalBand(widths.Take(place + 1).Sum(), Money.OfCents(prices[place]), per)),
            new MarginalBand(null, Money.OfCents(prices[3]), per),
        ]);

    [Fact]
    public void Marginal_bands_equal_the_naive_sum_rounded_once() => Prop.ForAll(Bands.ToArbitrary(), Generated.Bases.ToArbitrary(), (rule, given) =>
        Amount(rule, new FeeInput(Base: given)) == Money.Round(Naive(rule, given))).QuickCheckThrowOnFailure();

    [Fact]
    public void More_base_never_costs_less_on_marginal_bands() => Prop.ForAll(
        Bands.ToArbitrary(), Generated.Bases.ToArbitrary(), Generated.Bases.ToArbitrary(), (rule, one, other) =>
            Amount(rule, new FeeInput(Base: Math.Min(one, other))) <= Amount(rule, new FeeInput(Base: Math.Max(one, other))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_percentage_lies_within_its_bounds_and_is_exact_between_them() => Prop.ForAll(
        Gen.Choose(1, 10_000).ToArbitrary(), Generated.Bases.ToArbitrary(), (hundredths, given) =>
        {
            var rule = new PercentageFee(hundredths / 100m, Money.OfCents(5_000), Money.OfCents(2_500_000));
            var amount = Amount(rule, new FeeInput(Base: given));
            var exact = given * hundredths / 10_000m;
            return amount >= rule.Minimum && amount <= rule.Maximum
                && (amount == rule.Minimum || amount == rule.Maximum || Math.Abs(amount.Dollars - exact) <= 0.005m);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_fee_per_unit_is_within_half_a_cent_of_the_product() => Prop.ForAll(
        Gen.Choose(1, 10_000_000).ToArbitrary(), Gen.Choose(1, 10_000).ToArbitrary(), (cents, hundredths) =>
        {
            var (price, quantity) = (Money.OfCents(cents), hundredths / 100m);
            var amount = Amount(new PerUnitFee(price), new FeeInput(Quantity: quantity));
            return Math.Abs(amount.Dollars - (price.Dollars * quantity)) <= 0.005m;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_input_gives_the_same_words_and_they_end_in_the_amount() => Prop.ForAll(
        Bands.ToArbitrary(), Generated.Bases.ToArbitrary(), (rule, given) =>
        {
            if (Amount(rule, new FeeInput(Base: given)).IsZero)
                return true;

            var (one, other) = (rule.Work(new FeeInput(Base: given)).Value, rule.Work(new FeeInput(Base: given)).Value);
            return one == other
                && one.Explanation.En.EndsWith($"= {one.Amount}", StringComparison.Ordinal)
                && one.Explanation.Es.EndsWith($"= {one.Amount}", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    /// <summary>What rounds to nothing is refused, and is nothing here.</summary>
    private static Money Amount(FeeRule rule, FeeInput input)
    {
        var worked = rule.Work(input);
        return worked.Error?.Code == "fee_comes_to_nothing" ? Money.Zero : worked.Value.Amount;
    }

    /// <summary>Band by band from the definition, in another shape than the product's loop.</summary>
    private static decimal Naive(MarginalBandsFee rule, decimal given)
    {
        var starts = rule.Bands.Select(band => band.UpTo ?? 0m).Prepend(0m).ToArray();
        return rule.Bands.Select((band, place) =>
            Math.Max(0m, Math.Min(given, band.UpTo ?? decimal.MaxValue) - starts[place]) * band.Price.Dollars / band.Per).Sum();
    }
}
