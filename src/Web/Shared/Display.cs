using System.Globalization;

namespace Grancius.Web.Shared;

/// <summary>
/// Amounts, dates and times as people in the United States read them, in English or Spanish by the language of the
/// page. The forms are fixed here and not left to the machine's ICU data, which changes between releases.
/// </summary>
public static class Display
{
    private static readonly string[] EnglishMonths =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly string[] SpanishMonths =
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];

    /// <summary>Dollars as <c>$1,234.56</c>; less than nothing as <c>-$50.00</c>. The same in both languages.</summary>
    /// <param name="dollars">Dollars with at most two places: rounding is the domain's business, not the page's.</param>
    public static string Money(decimal dollars) =>
        (dollars < 0 ? "-$" : "$") + Math.Abs(dollars).ToString("N2", CultureInfo.InvariantCulture);

    /// <summary><c>Nov 22, 2026</c> or <c>22 nov 2026</c>.</summary>
    public static string Date(DateOnly date) => Language.IsSpanish
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Day} {SpanishMonths[date.Month - 1]} {date.Year:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{EnglishMonths[date.Month - 1]} {date.Day}, {date.Year:0000}");

    /// <summary><c>Nov 22, 2026, 9:41 AM EST</c> or <c>22 nov 2026, 9:41 a. m. EST</c>.</summary>
    /// <param name="instant">Any instant; its own offset does not matter.</param>
    /// <param name="zone">The jurisdiction's zone, which is named behind the time.</param>
    public static string DateTime(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{Date(DateOnly.FromDateTime(local.DateTime))}, {Time(instant, zone)}";
    }

    /// <summary><c>9:41 AM EST</c> or <c>9:41 a. m. EST</c>.</summary>
    /// <param name="instant">Any instant; its own offset does not matter.</param>
    /// <param name="zone">The jurisdiction's zone, which is named behind the time.</param>
    public static string Time(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var hour = local.Hour % 12 == 0 ? 12 : local.Hour % 12;
        // No line break inside "9:41 a. m.": its spaces are hard ones.
        var half = (Language.IsSpanish, local.Hour < 12) switch
        {
            (true, true) => "a.\u00a0m.",
            (true, false) => "p.\u00a0m.",
            (false, true) => "AM",
            (false, false) => "PM",
        };
        return string.Create(
            CultureInfo.InvariantCulture, $"{hour}:{local.Minute:00}\u00a0{half} {ZoneName.Of(zone, instant)}");
    }
}
