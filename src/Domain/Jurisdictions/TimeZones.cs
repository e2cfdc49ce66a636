namespace Grancius.Domain.Jurisdictions;

/// <summary>Where a jurisdiction of the United States may lie, by IANA name.</summary>
public static class TimeZones
{
    /// <summary>From east to west; the usual one of each group first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "America/New_York", "America/Detroit", "America/Indiana/Indianapolis", "America/Kentucky/Louisville", "America/Chicago",
        "America/Indiana/Knox", "America/Menominee", "America/North_Dakota/Center", "America/Denver", "America/Boise", "America/Phoenix",
        "America/Los_Angeles", "America/Anchorage", "America/Juneau", "America/Adak", "Pacific/Honolulu", "America/Puerto_Rico",
        "America/St_Thomas", "Pacific/Guam", "Pacific/Saipan", "Pacific/Pago_Pago",
    ];

    public static bool Knows(string zone) => All.Contains(zone, StringComparer.Ordinal);
}
