using System.Globalization;
using System.Reflection;
using Grancius.Domain.Common;

namespace Grancius.UnitTests.Common;

public class MoneyTests
{
    [Theory]
    [InlineData("0.005", 1)]
    [InlineData("0.0049", 0)]
    [InlineData("2.345", 235)]
    [InlineData("2.355", 236)]
    [InlineData("-2.345", -235)]
    [InlineData("311.835", 31184)]
    public void Half_a_cent_is_rounded_up_and_away_from_zero(string dollars, long cents) =>
        Money.Round(Dollars(dollars)).Cents.ShouldBe(cents);

    [Theory]
    [InlineData("50", 5000)]
    [InlineData("50.0", 5000)]
    [InlineData("311.84", 31184)]
    [InlineData("-0.01", -1)]
    [InlineData("999999999.99", 99_999_999_999)]
    public void Exact_dollars_become_cents(string dollars, long cents) =>
        Money.FromDollars(Dollars(dollars)).Value.Cents.ShouldBe(cents);

    [Theory]
    [InlineData("0.001", "amount_fraction_of_a_cent")]
    [InlineData("50.005", "amount_fraction_of_a_cent")]
    [InlineData("1000000000", "amount_too_large")]
    [InlineData("-1000000000", "amount_too_large")]
    [InlineData("79228162514264337593543950335", "amount_too_large")]
    public void Dollars_that_are_not_whole_cents_or_too_many_are_refused(string dollars, string code) =>
        Money.FromDollars(Dollars(dollars)).Error!.Code.ShouldBe(code);

    [Fact]
    public void An_overflow_is_an_exception_and_never_a_wrong_amount()
    {
        var most = Money.OfCents(long.MaxValue);

        Should.Throw<OverflowException>(() => most + Money.OfCents(1));
        Should.Throw<OverflowException>(() => Money.OfCents(long.MinValue) - Money.OfCents(1));
        Should.Throw<OverflowException>(() => Money.Sum([most, most]));
        Should.Throw<OverflowException>(() => Money.Round(decimal.MaxValue / 100m));
    }

    [Fact]
    public void Two_currencies_do_not_mix()
    {
        var (dollar, euro) = (Money.OfCents(100), In("EUR", 100));

        Should.Throw<InvalidOperationException>(() => dollar + euro);
        Should.Throw<InvalidOperationException>(() => dollar - euro);
        Should.Throw<InvalidOperationException>(() => dollar < euro);
        Should.Throw<InvalidOperationException>(() => Money.Min(dollar, euro));
        dollar.ShouldNotBe(euro);
    }

    [Fact]
    public void Nothing_is_nothing_in_dollars()
    {
        Money.Zero.ShouldBe(Money.OfCents(0));
        Money.Zero.GetHashCode().ShouldBe(Money.OfCents(0).GetHashCode());
        Money.Zero.Currency.ShouldBe("USD");
        Money.Sum([]).ShouldBe(Money.Zero);
    }

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(5, "$0.05")]
    [InlineData(123456789, "$1,234,567.89")]
    [InlineData(-5000, "-$50.00")]
    public void An_amount_reads_as_dollars_in_every_culture(long cents, string text)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Money.OfCents(cents).ToString().ShouldBe(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(1, new long[] { 1, 9 }, new long[] { 0, 1 })]
    [InlineData(0, new long[] { 5, 5 }, new long[] { 0, 0 })]
    [InlineData(7, new long[] { 0, 7 }, new long[] { 0, 7 })]
    [InlineData(36184, new long[] { 31184, 5000 }, new long[] { 31184, 5000 })]
    public void A_split_gives_the_odd_cent_to_the_largest_remainder_and_then_to_the_earlier(long cents, long[] weights, long[] parts) =>
        Money.OfCents(cents).Allocate(weights).Select(part => part.Cents).ShouldBe(parts);

    [Theory]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 0, 0 })]
    [InlineData(new long[] { 5, -1 })]
    public void A_split_without_a_weight_or_with_a_negative_one_is_a_bug(long[] weights) =>
        Should.Throw<ArgumentException>(() => Money.OfCents(1).Allocate(weights));

    [Fact]
    public void A_split_of_the_largest_amount_does_not_overflow() =>
        Money.OfCents(long.MaxValue).Allocate([long.MaxValue, long.MaxValue]).Select(part => part.Cents)
            .ShouldBe([(long.MaxValue / 2) + 1, long.MaxValue / 2]);

    /// <summary>There is no other currency in the product yet; the guard is there for the day there is one.</summary>
    private static Money In(string currency, long cents) =>
        (Money)typeof(Money).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [typeof(long), typeof(string)])!.Invoke([cents, currency]);

    private static decimal Dollars(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
