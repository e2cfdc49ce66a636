using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;

namespace Grancius.UnitTests.Fees;

public class FeeCodeTests
{
    private static readonly FlatFee Seventyfive = new(Money.OfCents(7500));
    private static readonly FlatFee Eighty = new(Money.OfCents(8000));

    [Theory]
    [InlineData("2020-01-01", 7500)]
    [InlineData("2025-12-31", 7500)]
    [InlineData("2026-01-01", 8000)]
    [InlineData("2099-01-01", 8000)]
    public void The_version_in_force_on_the_day_is_charged_both_dates_included(string day, long cents) =>
        Letter().Quote(new FeeInput(), Date(day)).Value.Amount.Cents.ShouldBe(cents);

    [Fact]
    public void Before_the_first_version_there_is_no_price()
    {
        var error = Letter().Quote(new FeeInput(), Date("2019-12-31")).Error.ShouldNotBeNull();

        error.Code.ShouldBe("fee_not_in_force");
        error.Message.ShouldContain("2019-12-31");
        Letter().InForce(Date("2019-12-31")).ShouldBeNull();
    }

    [Theory]
    [InlineData("2025-12-31", "2026-06-30")]
    [InlineData("2019-01-01", "2020-01-01")]
    [InlineData("2019-01-01", null)]
    [InlineData("2030-01-01", "2030-01-01")]
    [InlineData("2030-01-01", null)]
    public void Two_versions_are_never_in_force_on_the_same_day(string from, string? to)
    {
        var letter = Letter();

        letter.IsPriced(Date(from), to is null ? null : Date(to), Eighty).Error!.Code.ShouldBe("schedule_overlap");
        letter.Schedules.Count.ShouldBe(2);
    }

    [Fact]
    public void A_version_before_the_others_may_be_added_later()
    {
        var letter = Letter();

        letter.IsPriced(Date("2019-01-01"), Date("2019-12-31"), Eighty).IsSuccess.ShouldBeTrue();
        letter.Quote(new FeeInput(), Date("2019-12-31")).Value.Amount.Cents.ShouldBe(8000);
    }

    [Fact]
    public void A_version_does_not_end_before_it_starts()
    {
        var letter = Letter();

        letter.IsPriced(Date("2018-01-02"), Date("2018-01-01"), Eighty).Error!.Code.ShouldBe("schedule_dates");
        letter.IsPriced(Date("2018-01-01"), Date("2018-01-01"), Eighty).IsSuccess.ShouldBeTrue();
    }

    private static FeeCode Letter()
    {
        var code = FeeCode.Register(JurisdictionId.New(), "ZON-LETTER", 95, "001-95", "Zoning letter", "Carta");
        code.IsPriced(Date("2020-01-01"), Date("2025-12-31"), Seventyfive).IsSuccess.ShouldBeTrue();
        code.IsPriced(Date("2026-01-01"), null, Eighty).IsSuccess.ShouldBeTrue();
        return code;
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
