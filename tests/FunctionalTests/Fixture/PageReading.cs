using System.Net;

namespace Grancius.FunctionalTests.Fixture;

internal static class PageReading
{
    /// <summary>The attribute's value that begins with <paramref name="beginning"/>, behind <paramref name="name"/>: <c>page.Attribute("value", "gr_")</c>.</summary>
    public static string Attribute(this string page, string name, string beginning = "")
    {
        var start = page.IndexOf($"{name}=\"{beginning}", StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, page);
        start += name.Length + 2;
        return WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]);
    }

    /// <summary>What a hidden field of the page holds.</summary>
    public static string Hidden(this string page, string field) => page.Attribute($"name=\"{field}\" value");
}
