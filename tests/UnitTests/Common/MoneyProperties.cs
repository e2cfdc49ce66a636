using FsCheck;
using FsCheck.Fluent;
using Grancius.Domain.Common;

namespace Grancius.UnitTests.Common;

public class MoneyProperties
{
    private static readonly Gen<long> Amounts =
        from cents in Generated.Cents from sign in Gen.Elements(1, -1) select cents * sign;

    private static readonly Gen<long[]> Weights =
        Generated.Cents.ArrayOf().Where(weights => weights.Any(weight => weight > 0));

    private static readonly Arbitrary<(long Cents, long[] Weights)> Splits =
        (from cents in Amounts from weights in Weights select (cents, weights)).ToArbitrary();

    [Fact]
    public void The_parts_of_a_split_always_add_up() => Prop.ForAll(Splits, split =>
        Money.Sum(Money.OfCents(split.Cents).Allocate(split.Weights)).Cents == split.Cents).QuickCheckThrowOnFailure();

    [Fact]
    public void No_part_is_a_cent_or_more_from_its_exact_share() => Prop.ForAll(Splits, split =>
    {
        var whole = split.Weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        return Money.OfCents(split.Cents).Allocate(split.Weights).Zip(split.Weights).All(pair =>
            Int128.Abs((pair.First.Cents * whole) - ((Int128)split.Cents * pair.Second)) < whole);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_part_exceeds_its_weight_or_goes_the_other_way() => Prop.ForAll(Splits, split =>
    {
        var most = split.Weights.Sum();
        var cents = Math.Abs(split.Cents) <= most ? split.Cents : split.Cents % most;
        return Money.OfCents(cents).Allocate(split.Weights).Zip(split.Weights).All(pair =>
            Math.Abs(pair.First.Cents) <= pair.Second && Math.Sign(pair.First.Cents) * Math.Sign(cents) >= 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Dollars_and_back_is_the_same_money() => Prop.ForAll(Amounts.ToArbitrary(), cents =>
        Money.FromDollars(Money.OfCents(cents).Dollars).Value == Money.OfCents(cents)
        && Money.Round(Money.OfCents(cents).Dollars) == Money.OfCents(cents)).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_and_taking_away_is_no_change() => Prop.ForAll(Amounts.ToArbitrary(), Amounts.ToArbitrary(), (left, right) =>
        Money.OfCents(left) + Money.OfCents(right) - Money.OfCents(right) == Money.OfCents(left)).QuickCheckThrowOnFailure();
}
