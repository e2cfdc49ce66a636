using System.Globalization;

namespace Grancius.Web.Shared;

/// <summary>The short name of a zone at an instant, which .NET does not tell: "EST", "EDT", "MST".</summary>
/// <remarks>
/// Told from the offset and whether daylight saving is on, which is enough for the zones of the United States and its
/// territories, the only ones a jurisdiction may lie in. Any other offset is written out: "UTC+05:30".
/// </remarks>
internal static class ZoneName
{
    /// <summary>What the people of the zone call it all year: "Eastern".</summary>
    public static string Region(TimeZoneInfo zone) => zone.BaseUtcOffset.TotalHours switch
    {
        -4 => "Atlantic",
        -5 => "Eastern",
        -6 => "Central",
        -7 => "Mountain",
        -8 => "Pacific",
        -9 => "Alaska",
        -10 => "Hawaii-Aleutian",
        -11 => "Samoa",
        10 => "Chamorro",
        _ => zone.Id,
    };

    public static string Of(TimeZoneInfo zone, DateTimeOffset instant)
    {
        var offset = zone.GetUtcOffset(instant);
        return (offset.TotalHours, zone.IsDaylightSavingTime(instant)) switch
        {
            (0, _) => "UTC",
            (-4, false) => "AST",
            (-4, true) => "EDT",
            (-5, false) => "EST",
            (-5, true) => "CDT",
            (-6, false) => "CST",
            (-6, true) => "MDT",
            (-7, false) => "MST",
            (-7, true) => "PDT",
            (-8, false) => "PST",
            (-8, true) => "AKDT",
            (-9, false) => "AKST",
            (-9, true) => "HDT",
            (-10, _) => "HST",
            (-11, _) => "SST",
            (10, _) => "ChST",
            _ => "UTC" + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        };
    }
}
