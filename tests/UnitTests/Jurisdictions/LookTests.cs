using Grancius.Domain.Jurisdictions;

namespace Grancius.UnitTests.Jurisdictions;

public class LookTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", "21.00")]
    [InlineData("#ffffff", "#ffffff", "1.00")]
    [InlineData("#767676", "#ffffff", "4.54")]
    [InlineData("#777777", "#ffffff", "4.47")]
    [InlineData("#1a4480", "#ffffff", "9.62")]
    public void Contrast_is_that_of_WCAG(string one, string other, string ratio)
    {
        Look.Contrast(one, other).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(ratio);
        Look.Contrast(other, one).ShouldBe(Look.Contrast(one, other));
    }

    [Fact]
    public void Letters_that_cannot_be_read_on_the_accent_are_refused_with_the_ratio()
    {
        var refused = Look.Plain.WithColors("#777777", "#ffffff").Error!;

        (refused.Code, refused.Field).ShouldBe(("accent_text_too_pale", "onAccent"));
        refused.Message.ShouldContain("4.47 to 1");
        refused.Message.ShouldContain("4.5 to 1");
    }

    [Fact]
    public void An_accent_that_is_lost_on_white_is_refused_with_the_ratio()
    {
        var refused = Look.Plain.WithColors("#ffd200", "#1b1b1b").Error!;

        (refused.Code, refused.Field).ShouldBe(("accent_too_pale", "accent"));
        refused.Message.ShouldContain("to 1; it needs 3.0 to 1");
    }

    [Theory]
    [InlineData("red", "#ffffff", "accent")]
    [InlineData("#12345", "#ffffff", "accent")]
    [InlineData("#1a4480", "white", "onAccent")]
    [InlineData("#1a4480", "#ffffff\" onload=\"x", "onAccent")]
    public void What_is_no_color_is_refused_at_its_field(string accent, string letters, string field) =>
        Look.Plain.WithColors(accent, letters).Error!.Field.ShouldBe(field);

    [Fact]
    public void Colors_that_can_be_read_are_taken_in_small_letters() =>
        Look.Plain.WithColors("#005EA2", "#FFFFFF").Value.ShouldBe(new Look("#005ea2", "#ffffff", "", ""));
}
