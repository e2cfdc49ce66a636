using System.Globalization;
using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

/// <summary>The jurisdiction's own colour and logo at the head of its pages.</summary>
/// <param name="Accent">As <c>#rrggbb</c>; empty for the portal's own blue.</param>
/// <param name="OnAccent">The letters on it, likewise.</param>
/// <param name="LogoVersion">Changes with the logo's picture; empty where there is none.</param>
/// <param name="LogoAlt">What the logo says to those who do not see it.</param>
public sealed record Look(string Accent, string OnAccent, string LogoVersion, string LogoAlt)
{
    public const int LongestAlt = 120;

    /// <summary>What letters need on their ground (WCAG 2.2, 1.4.3).</summary>
    public const decimal LeastOfLetters = 4.5m;

    /// <summary>What a coloured part needs on the page's white (WCAG 2.2, 1.4.11).</summary>
    public const decimal LeastOnWhite = 3m;

    public const string White = "#ffffff";

    public static Look Plain { get; } = new("", "", "", "");

    public Result<Look> WithColors(string accent, string onAccent)
    {
        if (!IsColor(accent))
            return JurisdictionErrors.NoColor("accent");
        if (!IsColor(onAccent))
            return JurisdictionErrors.NoColor("onAccent");

        var (letters, ground) = (Contrast(accent, onAccent), Contrast(accent, White));
        if (ground < LeastOnWhite)
            return JurisdictionErrors.PaleOnWhite(accent, ground);

        return letters < LeastOfLetters
            ? JurisdictionErrors.LettersTooPale(onAccent, accent, letters)
            : this with { Accent = Lower(accent), OnAccent = Lower(onAccent) };
    }

    public static bool IsColor(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    /// <summary>The contrast ratio of two colours as WCAG 2 defines it, from 1 to 21, rounded down to hundredths: nobody passes by rounding.</summary>
    public static decimal Contrast(string one, string other)
    {
        var (left, right) = (Luminance(one), Luminance(other));
        return decimal.Floor((Math.Max(left, right) + 0.05m) / (Math.Min(left, right) + 0.05m) * 100m) / 100m;
    }

    private static decimal Luminance(string color) =>
        (0.2126m * Linear(Part(color, 1))) + (0.7152m * Linear(Part(color, 3))) + (0.0722m * Linear(Part(color, 5)));

    private static int Part(string color, int at) => int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static decimal Linear(int part)
    {
        var share = part / 255.0;
        return (decimal)(share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4));
    }

    private static string Lower(string color) => color.ToLowerInvariant();
}
