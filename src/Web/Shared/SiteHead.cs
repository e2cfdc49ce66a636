using System.Globalization;
using System.Text.RegularExpressions;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Web.Shared;

/// <summary>What the layout says about whose page this is. A page puts it into <c>ViewData["Head"]</c>.</summary>
/// <param name="JurisdictionSlug">The jurisdiction in the address, where the name at the top leads; none outside of one.</param>
/// <param name="JurisdictionName">As the jurisdiction writes itself: "Hernando County, FL".</param>
/// <param name="Phone">Whom a payer may call, as it is to be read.</param>
/// <param name="Email">Where a payer may write.</param>
/// <param name="Demo">True where no real money moves: every page then says so at its very top.</param>
/// <param name="AccentColor">The jurisdiction's colour as <c>#rrggbb</c>; anything else is passed over.</param>
public sealed partial record SiteHead(
    string? JurisdictionSlug,
    string JurisdictionName,
    string? Phone,
    string? Email,
    bool Demo,
    string? AccentColor)
{
    private const string DeepBlue = "#1a4480";

    /// <summary>The accent if it is a colour, else the portal's deep blue.</summary>
    public string Accent => AccentColor is not null && HexColor().IsMatch(AccentColor) ? AccentColor : DeepBlue;

    /// <summary>The jurisdiction's own colour for letters on its accent, checked when it was chosen.</summary>
    public string? TextOnAccent { get; init; }

    /// <summary>Where the logo is; none where there is only the seal.</summary>
    public string? Logo { get; init; }

    /// <summary>What the logo says to those who do not see it.</summary>
    public string LogoAlt { get; init; } = "";

    /// <summary>Where a jurisdiction's logo is; null where it has none. The address changes with the picture.</summary>
    public static string? LogoOf(string slug, Look look) => look.LogoVersion.Length == 0 ? null : $"/{slug}/logo?v={look.LogoVersion}";

    /// <summary>What was chosen for the accent, else white or near-black, whichever can be read on it.</summary>
    public string OnAccent => Accent == AccentColor && TextOnAccent is not null && HexColor().IsMatch(TextOnAccent)
        ? TextOnAccent
        : Luminance(Accent) > 0.18 ? "#1b1b1b" : "#ffffff";

    /// <summary>Up to two initials for the seal: "HC" of "Hernando County, FL".</summary>
    public string Initials => string.Concat(JurisdictionName
        .Split(',')[0]
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(word => char.IsUpper(word[0]))
        .Take(2)
        .Select(word => word[0]));

    /// <summary><see cref="Phone"/> as a telephone link wants it: digits, and a plus in front if it has one.</summary>
    public string DialablePhone => string.Concat((Phone ?? "").Where(sign => char.IsAsciiDigit(sign) || sign == '+'));

    /// <summary>Where the name at the top leads.</summary>
    public string Home => JurisdictionSlug is null ? "/" : "/" + JurisdictionSlug;

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HexColor();

    // Relative luminance as WCAG 2 defines it: above 0.18, dark letters contrast more than white ones.
    private static double Luminance(string hex)
    {
        var (red, green, blue) = (Channel(1), Channel(3), Channel(5));
        return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);

        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
