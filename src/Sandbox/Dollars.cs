using System.Globalization;

namespace Grancius.Sandbox;

/// <summary>Whole cents in, dollars out, and back. The sandbox keeps money in cents only.</summary>
internal static class Dollars
{
    /// <summary>No amount above this is read: a hundred million dollars is a mistake, not a fee.</summary>
    public const long MaxCents = 10_000_000_000;

    /// <summary>"311.84", as Invoice Cloud's forms carry it.</summary>
    public static string Plain(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"$1,311.84", for people.</summary>
    public static string Shown(long cents) =>
        (cents < 0 ? "-$" : "$") + (Math.Abs(cents) / 100m).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Reads dollars as written by a lenient caller ("$1,311.84", "311.8"), rounded half up to the cent.</summary>
    public static bool TryParse(string? text, out long cents)
    {
        cents = 0;
        const NumberStyles Styles = NumberStyles.Number | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text?.Trim().TrimStart('$'), Styles, CultureInfo.InvariantCulture, out var dollars))
            return false;

        if (Math.Abs(dollars) > MaxCents / 100m)
            return false;

        cents = (long)Math.Round(dollars * 100m, 0, MidpointRounding.AwayFromZero);
        return true;
    }
}
