using System.Globalization;
using System.Resources;
using Grancius.Web.Shared;

namespace Grancius.BrowserTests.Fixture;

/// <summary>The portal's words, as a reader of one language is to find them on the page.</summary>
internal static class Spoken
{
    private static readonly ResourceManager Words = new(typeof(Words).FullName!, typeof(Words).Assembly);

    public static string In(string language, string key, params object[] parts)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        // Not what is missing in Spanish and falls back to English.
        var words = Words.GetResourceSet(language == "es" ? culture : CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)?.GetString(key)
            ?? throw new InvalidOperationException($"There are no words for {key} in {language}.");
        return parts.Length == 0 ? words : string.Format(CultureInfo.InvariantCulture, words, parts);
    }
}
