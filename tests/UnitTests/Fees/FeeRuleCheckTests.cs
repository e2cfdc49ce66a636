using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.UnitTests.Fees;

/// <summary>A rule that would fail for some payer is refused while it is drafted, beside the field that is wrong.</summary>
public class FeeRuleCheckTests
{
    public static TheoryData<FeeRule, string[]> Unsound => new()
    {
        { new FlatFee(Cents(-1)), ["amount"] },
        { new FlatFee(Cents(100_000_000_000)), ["amount"] },
        { new PerUnitFee(Money.Zero), ["unitPrice"] },
        { new PercentageFee(0, Money.Zero, Cents(1)), ["percent"] },
        { new PercentageFee(100.000001m, Money.Zero, Cents(1)), ["percent"] },
        { new PercentageFee(0.0000001m, Money.Zero, Cents(1)), ["percent"] },
        { new PercentageFee(1, Cents(-1), Cents(1)), ["minimum"] },
        { new PercentageFee(1, Cents(2), Cents(1)), ["maximum"] },
        { new PercentageFee(1, Money.Zero, Money.Zero), ["maximum"] },
        { new MarginalBandsFee([]), ["bands"] },
        { new MarginalBandsFee([new MarginalBand(10, Cents(1), 1)]), ["bands[0].upTo"] },
        { new MarginalBandsFee([new MarginalBand(null, Cents(1), 1), new MarginalBand(null, Cents(1), 1)]), ["bands[0].upTo"] },
        { new MarginalBandsFee([new MarginalBand(10, Cents(1), 1), new MarginalBand(10, Cents(1), 1), new MarginalBand(null, Cents(1), 1)]), ["bands[1].upTo"] },
        { new MarginalBandsFee([new MarginalBand(null, Cents(1), 0)]), ["bands[0].per"] },
        { new MarginalBandsFee([new MarginalBand(null, Cents(-1), 1)]), ["bands[0].price"] },
        { new MarginalBandsFee([new MarginalBand(10, Money.Zero, 1), new MarginalBand(null, Money.Zero, 1)]), ["bands[0].price"] },
        { new WholeBandsFee([]), ["bands"] },
        { new WholeBandsFee([new WholeBand(1, Cents(1)), new WholeBand(10, Cents(2))]), ["bands[1].upTo"] },
        { new WholeBandsFee([new WholeBand(0, Cents(1)), new WholeBand(null, Cents(2))]), ["bands[0].upTo"] },
        { new WholeBandsFee([new WholeBand(10, Cents(1)), new WholeBand(5, Money.Zero), new WholeBand(null, Cents(2))]), ["bands[1].upTo"] },
    };

    [Theory]
    [MemberData(nameof(Unsound), DisableDiscoveryEnumeration = true)]
    public void What_would_fail_later_is_refused_now(FeeRule rule, string[] fields) => rule.Check().Error!.Fields!.Keys.ShouldBe(fields);

    public static TheoryData<FeeRule> Sound =>
    [
        new VariableFee(),
        new FlatFee(Cents(5000)),
        new FlatFee(Money.Zero),
        new PerUnitFee(Cents(125_000)),
        new PercentageFee(0.75m, Cents(5000), Cents(2_500_000)),
        new PercentageFee(100, Money.Zero, Cents(1)),
        new MarginalBandsFee([new MarginalBand(50_000, Cents(500), 1000), new MarginalBand(null, Money.Zero, 1000)]),
        new WholeBandsFee([new WholeBand(1, Cents(25_000)), new WholeBand(null, Cents(60_000))]),
    ];

    [Theory]
    [MemberData(nameof(Sound), DisableDiscoveryEnumeration = true)]
    public void A_sound_rule_answers_every_input_with_an_amount_or_an_expected_refusal(FeeRule rule)
    {
        rule.Check().Error.ShouldBeNull();

        foreach (var given in new[] { 0.000001m, 1m, 1.5m, 50_000m, 999_999_999_999m })
            (rule.Work(new FeeInput(given, given, given)).Error?.Code ?? "").ShouldBeOneOf("", "fee_comes_to_nothing", "amount_too_large", "fee_amount_not_free", "amount_fraction_of_a_cent");
    }

    private static Money Cents(long cents) => Money.OfCents(cents);
}
