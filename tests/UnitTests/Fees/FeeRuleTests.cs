using System.Globalization;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.UnitTests.Fees;

/// <summary>The fees of the demo register, each on both sides of its edges.</summary>
public class FeeRuleTests
{
    private static readonly PercentageFee Permit = new(0.75m, Money.OfCents(5000), Money.OfCents(2_500_000));

    private static readonly MarginalBandsFee Plan = new(
    [
        new MarginalBand(50_000m, Money.OfCents(500), 1000m),
        new MarginalBand(500_000m, Money.OfCents(400), 1000m),
        new MarginalBand(null, Money.OfCents(300), 1000m),
    ]);

    private static readonly WholeBandsFee Acres = new(
        [new WholeBand(1m, Money.OfCents(25_000)), new WholeBand(10m, Money.OfCents(60_000)), new WholeBand(null, Money.OfCents(150_000))]);

    [Theory]
    [InlineData("0.01", 1)]
    [InlineData("311.84", 31184)]
    [InlineData("50.0", 5000)]
    public void A_variable_fee_is_the_amount_given(string amount, long cents) =>
        Worked(new VariableFee(), new FeeInput(Amount: Number(amount))).Amount.Cents.ShouldBe(cents);

    [Fact]
    public void A_variable_fee_of_a_fraction_of_a_cent_is_refused_and_not_rounded()
    {
        var error = new VariableFee().Work(new FeeInput(Amount: 50.005m)).Error.ShouldNotBeNull();

        (error.Code, error.Field).ShouldBe(("amount_fraction_of_a_cent", "amount"));
    }

    [Fact]
    public void A_fee_that_rounds_to_nothing_is_refused()
    {
        new PerUnitFee(Money.OfCents(125_000)).Work(new FeeInput(Quantity: 0.000003m)).Error!.Code.ShouldBe("fee_comes_to_nothing");
        Plan.Work(new FeeInput(Base: 0.999999m)).Error!.Code.ShouldBe("fee_comes_to_nothing");
    }

    [Fact]
    public void A_price_that_the_schedule_sets_at_nothing_is_a_fee_like_any_other()
    {
        new FlatFee(Money.Zero).Work(new FeeInput()).Value.Amount.ShouldBe(Money.Zero);
        new WholeBandsFee([new WholeBand(null, Money.Zero)]).Work(new FeeInput(Base: 2)).Value.Amount.ShouldBe(Money.Zero);
    }

    [Fact]
    public void A_variable_fee_says_that_it_was_given() =>
        Worked(new VariableFee(), new FeeInput(Amount: 311.84m)).Explanation
            .ShouldBe(new Explanation("Amount given: $311.84", "Importe indicado: $311.84"));

    [Fact]
    public void A_flat_fee_needs_nothing_and_is_the_same_for_everybody()
    {
        var flat = new FlatFee(Money.OfCents(5000));

        flat.DependsOn.ShouldBe(FeeDependsOn.Nothing);
        Worked(flat, new FeeInput()).ShouldBe(new WorkedAmount(Money.OfCents(5000), new Explanation("Flat fee: $50.00", "Tarifa fija: $50.00")));
        Worked(flat, new FeeInput(Quantity: 7, Base: -3)).Amount.Cents.ShouldBe(5000);
    }

    [Theory]
    [InlineData("1", 125_000)]
    [InlineData("3", 375_000)]
    [InlineData("0.5", 62_500)]
    [InlineData("0.000004", 1)]
    public void A_fee_per_unit_is_the_price_times_the_quantity(string quantity, long cents) =>
        Worked(new PerUnitFee(Money.OfCents(125_000)), new FeeInput(Quantity: Number(quantity))).Amount.Cents.ShouldBe(cents);

    [Fact]
    public void A_fee_per_unit_shows_its_product() =>
        Worked(new PerUnitFee(Money.OfCents(125_000)), new FeeInput(Quantity: 3)).Explanation
            .ShouldBe(new Explanation("3 × $1,250.00 = $3,750.00", "3 × $1,250.00 = $3,750.00"));

    [Theory]
    [InlineData("0.01", 5000)]
    [InlineData("6666.66", 5000)]
    [InlineData("6667", 5000)]
    [InlineData("6668", 5001)]
    [InlineData("41578.66", 31184)]
    [InlineData("3333333.33", 2_500_000)]
    [InlineData("3333332", 2_499_999)]
    [InlineData("999999999999", 2_500_000)]
    public void A_percentage_is_held_between_its_minimum_and_its_maximum(string value, long cents) =>
        Worked(Permit, new FeeInput(Base: Number(value))).Amount.Cents.ShouldBe(cents);

    [Theory]
    [InlineData("1000", "0.75 % of $1,000.00 = $7.50; minimum $50.00", "0.75 % de $1,000.00 = $7.50; mínimo $50.00")]
    [InlineData("100000", "0.75 % of $100,000.00 = $750.00", "0.75 % de $100,000.00 = $750.00")]
    [InlineData("4000000", "0.75 % of $4,000,000.00 = $30,000.00; maximum $25,000.00", "0.75 % de $4,000,000.00 = $30,000.00; máximo $25,000.00")]
    public void A_percentage_says_which_bound_held_it(string value, string en, string es) =>
        Worked(Permit, new FeeInput(Base: Number(value))).Explanation.ShouldBe(new Explanation(en, es));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1000", 500)]
    [InlineData("50000", 25_000)]
    [InlineData("50001", 25_000)]
    [InlineData("50002", 25_001)]
    [InlineData("500000", 205_000)]
    [InlineData("500003", 205_001)]
    [InlineData("1500000", 505_000)]
    public void Each_part_of_the_base_pays_the_price_of_its_own_band(string value, long cents) =>
        Worked(Plan, new FeeInput(Base: Number(value))).Amount.Cents.ShouldBe(cents);

    [Fact]
    public void Marginal_bands_show_every_band_that_was_used_and_no_other()
    {
        Worked(Plan, new FeeInput(Base: 50_000)).Explanation.ShouldBe(new Explanation(
            "$50,000.00 at $5.00 per 1,000 = $250.00", "$50,000.00 a $5.00 por 1,000 = $250.00"));
        Worked(Plan, new FeeInput(Base: 120_000)).Explanation.ShouldBe(new Explanation(
            "$50,000.00 at $5.00 per 1,000 + $70,000.00 at $4.00 per 1,000 = $530.00",
            "$50,000.00 a $5.00 por 1,000 + $70,000.00 a $4.00 por 1,000 = $530.00"));
    }

    [Theory]
    [InlineData("0.000001", 25_000, "0.000001 (up to 1): $250.00", "0.000001 (hasta 1): $250.00")]
    [InlineData("1", 25_000, "1 (up to 1): $250.00", "1 (hasta 1): $250.00")]
    [InlineData("1.000001", 60_000, "1.000001 (up to 10): $600.00", "1.000001 (hasta 10): $600.00")]
    [InlineData("10", 60_000, "10 (up to 10): $600.00", "10 (hasta 10): $600.00")]
    [InlineData("10.5", 150_000, "10.5 (above 10): $1,500.00", "10.5 (más de 10): $1,500.00")]
    public void The_band_the_base_falls_in_sets_the_whole_amount(string acres, long cents, string en, string es) =>
        Worked(Acres, new FeeInput(Base: Number(acres))).ShouldBe(new WorkedAmount(Money.OfCents(cents), new Explanation(en, es)));

    public static TheoryData<FeeRule, string> Inputs => new()
    {
        { new VariableFee(), "amount" },
        { new PerUnitFee(Money.OfCents(100)), "quantity" },
        { Permit, "base" },
        { Plan, "base" },
        { Acres, "base" },
    };

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void A_rule_without_its_input_names_the_field_that_is_missing(FeeRule rule, string field)
    {
        var error = rule.Work(new FeeInput()).Error.ShouldNotBeNull();

        error.Code.ShouldBe("fee_input_missing");
        error.Field.ShouldBe(field);
    }

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void Inputs_are_above_zero_and_not_beyond_reason(FeeRule rule, string field)
    {
        foreach (var bad in new[] { 0m, -1m, 0.0000001m, 1_000_000_000_000m, decimal.MaxValue, decimal.MinValue })
        {
            var error = rule.Work(new FeeInput(bad, bad, bad)).Error.ShouldNotBeNull();
            error.Code.ShouldBe("fee_input_out_of_range");
            error.Field.ShouldBe(field);
        }
    }

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void The_largest_input_never_overflows(FeeRule rule, string field)
    {
        var worked = rule.Work(field == "amount" ? new FeeInput(Amount: 999_999_999_999m) : new FeeInput(999_999_999_999m, 999_999_999_999m));

        (worked.Error?.Code ?? "amount_too_large").ShouldBe("amount_too_large");
    }

    [Fact]
    public void A_dear_unit_times_the_largest_quantity_is_too_large_and_not_a_crash()
    {
        new PerUnitFee(Money.OfCents(99_999_999_999)).Work(new FeeInput(Quantity: 999_999_999_999m)).Error!.Code.ShouldBe("amount_too_large");
        new MarginalBandsFee([new MarginalBand(null, Money.OfCents(99_999_999_999), 1m)]).Work(new FeeInput(Base: 999_999_999_999m))
            .Error!.Code.ShouldBe("amount_too_large");
    }

    [Fact]
    public void A_caller_who_names_an_amount_must_name_the_one_that_is_worked_out()
    {
        Worked(Permit, new FeeInput(Base: 100_000, Amount: 750m)).Amount.Cents.ShouldBe(75_000);

        var error = Permit.Work(new FeeInput(Base: 100_000, Amount: 749.99m)).Error.ShouldNotBeNull();
        error.Code.ShouldBe("fee_amount_not_free");
        error.Message.ShouldContain("$750.00");
    }

    [Fact]
    public void Rules_with_the_same_bands_are_equal()
    {
        Plan.ShouldBe(new MarginalBandsFee([.. Plan.Bands]));
        Plan.GetHashCode().ShouldBe(new MarginalBandsFee([.. Plan.Bands]).GetHashCode());
        Acres.ShouldBe(new WholeBandsFee([.. Acres.Bands]));
        Acres.ShouldNotBe(new WholeBandsFee([.. Acres.Bands.Skip(1)]));
    }

    private static WorkedAmount Worked(FeeRule rule, FeeInput input) => rule.Work(input).Value;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
