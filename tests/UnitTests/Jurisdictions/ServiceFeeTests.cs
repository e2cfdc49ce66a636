using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.Jurisdictions;

public class ServiceFeeTests
{
    private static readonly ServiceFeeBase[] TheSamplesBasket = [new(6, Cents(31184)), new(43, Cents(5000))];

    [Fact]
    public void Two_and_a_half_percent_of_the_samples_basket_is_9_05_and_spread_to_the_cent()
    {
        var fees = Policy(Tender.Card, null, new PercentServiceFee(2.5m, Money.Zero)).Work(TheSamplesBasket);

        fees.Select(fee => fee.Card.Cents).ShouldBe([780, 125]);
        fees.ShouldAllBe(fee => fee.BankAccount.IsZero);
        ServiceFeeQuote.Sum(fees).ShouldBe(new ServiceFeeQuote(Cents(905), Money.Zero));
    }

    [Fact]
    public void A_fixed_fee_is_paid_once_and_spread_by_what_is_due() =>
        Policy(Tender.BankAccount, null, new FixedServiceFee(Cents(295))).Work(TheSamplesBasket).Select(fee => fee.BankAccount.Cents).ShouldBe([254, 41]);

    [Fact]
    public void Half_a_cent_goes_up() =>
        new PercentServiceFee(2.5m, Money.Zero).Of(Cents(20)).ShouldBe(Cents(1));

    [Theory]
    [InlineData(3999, 100)]
    [InlineData(4000, 100)]
    [InlineData(4019, 100)]
    [InlineData(4020, 101)]
    public void A_percentage_is_never_less_than_its_minimum(long due, long fee) =>
        new PercentServiceFee(2.5m, Cents(100)).Of(Cents(due)).ShouldBe(Cents(fee));

    [Theory]
    [InlineData(1, 300)]
    [InlineData(1_000_000, 300)]
    [InlineData(1_000_001, 1500)]
    public void A_bands_end_belongs_to_it(long due, long fee) =>
        new BandedServiceFee([new(Cents(1_000_000), Cents(300)), new(null, Cents(1500))]).Of(Cents(due)).ShouldBe(Cents(fee));

    [Fact]
    public void A_type_with_a_rule_of_its_own_is_worked_apart_from_all_others()
    {
        var policy = Policy(Tender.Card, null, new PercentServiceFee(2.5m, Cents(100))).With(Tender.Card, 43, new NoServiceFee());

        policy.Work([new(6, Cents(2000)), new(42, Cents(1000)), new(43, Cents(50000))]).Select(fee => fee.Card.Cents).ShouldBe([67, 33, 0]);
    }

    [Fact]
    public void Nothing_due_costs_nothing_on_top()
    {
        var fees = Policy(Tender.Card, null, new FixedServiceFee(Cents(295))).Work([new(6, Money.Zero), new(43, Cents(100))]);

        fees.Select(fee => fee.Card.Cents).ShouldBe([0, 295]);
        Policy(Tender.Card, null, new FixedServiceFee(Cents(295))).Work([new(6, Money.Zero)]).ShouldAllBe(fee => fee.IsNone);
    }

    [Fact]
    public void Without_a_policy_there_are_no_fees() =>
        ServiceFeePolicy.None.Work(TheSamplesBasket).ShouldBe([default, default]);

    [Fact]
    public void A_rule_is_set_changed_and_taken_away()
    {
        var policy = Policy(Tender.Card, 6, new FixedServiceFee(Cents(100))).With(Tender.Card, 6, new FixedServiceFee(Cents(200)));

        policy.Terms.ShouldHaveSingleItem().Rule.ShouldBe(new FixedServiceFee(Cents(200)));
        policy.With(Tender.Card, 6, null).Terms.ShouldBeEmpty();
        policy.Without(6).Terms.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_filled_in_makes_the_rule_and_the_rule_tells_what_was_filled_in()
    {
        foreach (var rule in new ServiceFeeRule[]
        {
            new NoServiceFee(), new FixedServiceFee(Cents(295)), new PercentServiceFee(2.5m, Money.Zero), new PercentServiceFee(2.995m, Cents(100)),
            new BandedServiceFee([new(Cents(100_00), Cents(0)), new(Cents(200_00), Cents(150)), new(null, Cents(150))]),
        })
        {
            ServiceFeeChoice.Of(rule).Rule().Value.ShouldBe(rule);
        }
    }

    [Theory]
    [InlineData(ServiceFeeKind.Fixed, null, null, null, "amount")]
    [InlineData(ServiceFeeKind.Fixed, "0", null, null, "amount")]
    [InlineData(ServiceFeeKind.Fixed, "-1", null, null, "amount")]
    [InlineData(ServiceFeeKind.Fixed, "2.955", null, null, "amount")]
    [InlineData(ServiceFeeKind.Fixed, "1000.01", null, null, "amount")]
    [InlineData(ServiceFeeKind.Percent, null, null, null, "percent")]
    [InlineData(ServiceFeeKind.Percent, null, "0", null, "percent")]
    [InlineData(ServiceFeeKind.Percent, null, "10.001", null, "percent")]
    [InlineData(ServiceFeeKind.Percent, null, "2.5555", null, "percent")]
    [InlineData(ServiceFeeKind.PercentWithMinimum, null, "2.5", null, "minimum")]
    [InlineData(ServiceFeeKind.PercentWithMinimum, null, "2.5", "0", "minimum")]
    [InlineData(ServiceFeeKind.PercentWithMinimum, null, null, "1", "percent")]
    public void A_figure_that_makes_no_fee_is_refused_at_its_field(ServiceFeeKind kind, string? amount, string? percent, string? minimum, string field) =>
        new ServiceFeeChoice(kind, Number(amount), Number(percent), Number(minimum), []).Rule().Error!.Field.ShouldBe(field);

    [Theory]
    [InlineData("100:1", "bands[0].upTo", "service_fee_bands_count")]
    [InlineData("100:1 :", "bands[1].fee", "service_fee_missing")]
    [InlineData(":1 :2", "bands[0].upTo", "service_fee_band_end_missing")]
    [InlineData("0:1 :2", "bands[0].upTo", "service_fee_band_end_out_of_range")]
    [InlineData("100:1 100:2 :3", "bands[1].upTo", "service_fee_bands_do_not_rise")]
    [InlineData("100:2 :1", "bands[1].fee", "service_fee_band_costs_less")]
    [InlineData("100:1 200:2", "bands[1].upTo", "service_fee_last_band_ends")]
    [InlineData("100:-1 :2", "bands[0].fee", "service_fee_out_of_range")]
    public void Bands_that_leave_a_gap_fall_or_do_not_rise_are_refused_at_their_field(string bands, string field, string code)
    {
        var refused = new ServiceFeeChoice(ServiceFeeKind.Banded, null, null, null,
            [.. bands.Split(' ').Select(band => band.Split(':')).Select(band => new ServiceFeeBandChoice(Number(band[0]), Number(band[1])))]).Rule().Error!;

        (refused.Field, refused.Code).ShouldBe((field, code));
    }

    private static ServiceFeePolicy Policy(Tender tender, int? type, ServiceFeeRule rule) => ServiceFeePolicy.None.With(tender, type, rule);

    private static decimal? Number(string? text) => string.IsNullOrEmpty(text) ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
