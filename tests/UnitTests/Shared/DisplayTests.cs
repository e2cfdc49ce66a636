using System.Globalization;
using Grancius.Web.Shared;

namespace Grancius.UnitTests.Shared;

public sealed class DisplayTests : IDisposable
{
    private static readonly TimeZoneInfo Eastern = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("1234.56", "$1,234.56")]
    [InlineData("0", "$0.00")]
    [InlineData("-50", "-$50.00")]
    public void Money_reads_the_same_in_both_languages(string dollars, string text)
    {
        var amount = decimal.Parse(dollars, CultureInfo.InvariantCulture);
        foreach (var language in new[] { "en-US", "es-US" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Display.Money(amount).ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("en-US", "2026-11-22T14:41:00Z", "Nov 22, 2026, 9:41\u00a0AM EST")]
    [InlineData("es-US", "2026-11-22T14:41:00Z", "22 nov 2026, 9:41\u00a0a.\u00a0m. EST")]
    [InlineData("en-US", "2026-07-05T04:05:00Z", "Jul 5, 2026, 12:05\u00a0AM EDT")]
    [InlineData("es-US", "2026-07-04T16:00:00Z", "4 jul 2026, 12:00\u00a0p.\u00a0m. EDT")]
    public void Times_are_the_jurisdictions_and_name_its_zone(string language, string instant, string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Display.DateTime(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Eastern).ShouldBe(text);
    }
}
