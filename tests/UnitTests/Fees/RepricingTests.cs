using FsCheck;
using FsCheck.Fluent;
using Grancius.Application.Fees;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Web.Fees;

namespace Grancius.UnitTests.Fees;

/// <summary>The arithmetic of a what-if, and of its picture.</summary>
public sealed class RepricingTests
{
    private static readonly DateOnly From = new(2025, 12, 1);
    private static readonly DateOnly To = new(2026, 11, 25);

    [Fact]
    public void Every_month_of_the_time_is_there_also_those_without_a_fee()
    {
        var outcome = new RepricingTrial(Versions.Flat(6000), From, To).Outcome(isCut: false);

        outcome.Months.Count.ShouldBe(12);
        (outcome.Months[0].Month, outcome.Months[^1].Month).ShouldBe((From, new DateOnly(2026, 11, 1)));
        outcome.Total.ShouldBe(new RepricedMonth(From, 0, Money.Zero, Money.Zero));
        outcome.Total.Percent.ShouldBeNull();
    }

    [Fact]
    public void Months_add_up_to_the_total_and_nothing_is_lost() => Prop.ForAll(Gen.Choose(0, 900_000).ArrayOf().ToArbitrary(), bases =>
    {
        var trial = new RepricingTrial(new PercentageFee(1.5m, Money.OfCents(7500), Money.OfCents(2_500_000)), From, To);
        foreach (var number in bases)
            trial.Try(From.AddDays(number % 360), Money.OfCents(number % 10_000), new FeeInput(Base: number % 3 == 0 ? null : number));

        var outcome = trial.Outcome(isCut: false);
        return outcome.Total.Fees + outcome.LeftCount == bases.Length
            && outcome.Total.Before + Money.Sum(outcome.Left.Select(left => left.Amount)) == Money.Sum(bases.Select(number => Money.OfCents(number % 10_000)))
            && Money.Sum(outcome.Months.Select(month => month.Difference)) == outcome.Total.Difference;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(10000, 10050, "0.5")]
    [InlineData(10000, 9333, "-6.7")]
    [InlineData(3, 4, "33.3")]
    [InlineData(10000, 10005, "0.1")]
    public void Per_cent_is_of_what_was_charged_to_a_tenth(long before, long after, string percent) =>
        new RepricedMonth(From, 1, Money.OfCents(before), Money.OfCents(after)).Percent.ShouldBe(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Why_a_fee_is_left_out_is_told_apart()
    {
        var trial = new RepricingTrial(new PerUnitFee(Money.OfCents(1)), From, To);
        trial.Try(From, Money.OfCents(100), new FeeInput());
        trial.Try(From, Money.OfCents(200), new FeeInput(Base: 5));
        trial.Try(From, Money.OfCents(300), new FeeInput(Quantity: 0.1m));
        trial.Try(From, Money.OfCents(400), new FeeInput(Quantity: 999_999_999_999m));
        trial.Try(From, Money.OfCents(500), new FeeInput(Quantity: 7, Amount: 9999));

        var outcome = trial.Outcome(isCut: false);
        outcome.Left.Select(left => (left.Why, left.Amount.Cents)).ShouldBe(
            [(WhyUnpriced.NothingKnown, 100), (WhyUnpriced.AnotherNumber, 200), (WhyUnpriced.ComesToNothing, 300), (WhyUnpriced.BeyondReason, 400)]);
        outcome.Total.ShouldBe(new RepricedMonth(From, 1, Money.OfCents(500), Money.OfCents(7)));
    }

    [Fact]
    public void Columns_are_in_proportion_and_the_smallest_amount_is_still_seen()
    {
        var trial = new RepricingTrial(Versions.Flat(20000), From, To);
        trial.Try(From, Money.OfCents(10000), new FeeInput());
        trial.Try(To, Money.OfCents(1), new FeeInput());

        var months = new RepricingChart(trial.Outcome(isCut: false)).Months.ToList();
        (months[0].Before.Height, months[0].After.Height, months[1].After.Height, months[11].Before.Height).ShouldBe((80, 160, 0, 1));
        (months[0].Name, months[0].Year, months[1].Year, months[2].Name).ShouldBe(("Dec", "", "2026", "Feb"));
        months.ShouldAllBe(month => month.After.Left.EndsWith('%') && month.After.Top + month.After.Height == RepricingChart.Ground);
    }
}
