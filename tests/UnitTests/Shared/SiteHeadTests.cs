using Grancius.Web.Shared;

namespace Grancius.UnitTests.Shared;

public sealed class SiteHeadTests
{
    [Theory]
    [InlineData("Hernando County, FL", "HC")]
    [InlineData("City of Brooksville, FL", "CB")]
    [InlineData("Grancius", "G")]
    public void The_seal_shows_the_initials_of_the_name(string name, string initials) =>
        Head(name: name).Initials.ShouldBe(initials);

    [Theory]
    [InlineData("#1a4480", "#ffffff")]
    [InlineData("#ffd200", "#1b1b1b")]
    public void What_stands_on_the_accent_can_be_read(string accent, string letters) =>
        Head(accent: accent).OnAccent.ShouldBe(letters);

    [Theory]
    [InlineData(null)]
    [InlineData("red")]
    [InlineData("#12345\" onload=\"x")]
    public void What_is_no_color_is_passed_over(string? accent) =>
        Head(accent: accent).Accent.ShouldBe("#1a4480");

    private static SiteHead Head(string name = "Hernando County, FL", string? accent = null) =>
        new("co-hernando-fl", name, null, null, Demo: false, accent);
}
