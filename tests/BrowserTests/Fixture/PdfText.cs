using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Grancius.BrowserTests.Fixture;

/// <summary>The text of a PDF file, as a reader's search would find it: by the maps from glyphs to letters that are in the file.</summary>
internal static partial class PdfText
{
    public static string Of(byte[] file)
    {
        var streams = Streams(file).ToList();
        var maps = streams.Where(stream => stream.Contains("beginbfchar", StringComparison.Ordinal)).Select(Letters).ToList();
        var pieces = streams.SelectMany(stream => Shown().Matches(stream)).Select(match => match.Groups["glyphs"].Value).ToList();

        // Each font has its own map, and one of them fits: what the others make of a piece does no harm to a search.
        return string.Join('\n', maps.SelectMany(map => pieces.Select(piece => Read(piece, map))));
    }

    private static IEnumerable<string> Streams(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        foreach (Match start in Packed().Matches(text))
        {
            using var packed = new MemoryStream(file, start.Index + start.Length, int.Parse(start.Groups["length"].Value, CultureInfo.InvariantCulture));
            using var plain = new StreamReader(new ZLibStream(packed, CompressionMode.Decompress), Encoding.Latin1);
            yield return plain.ReadToEnd();
        }
    }

    private static Dictionary<string, char> Letters(string map) =>
        Pair().Matches(map).ToDictionary(match => match.Groups["glyph"].Value, match => (char)Convert.ToInt32(match.Groups["letter"].Value, 16));

    private static string Read(string glyphs, Dictionary<string, char> letters) =>
        string.Concat(glyphs.Chunk(4).Select(glyph => letters.GetValueOrDefault(new string(glyph), '?')));

    [GeneratedRegex(@"/Filter /FlateDecode /Length (?<length>\d+) >>\nstream\n", RegexOptions.None, 1000)]
    private static partial Regex Packed();

    [GeneratedRegex("<(?<glyphs>[0-9A-F]+)> Tj", RegexOptions.None, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex("^<(?<glyph>[0-9A-F]{4})> <(?<letter>[0-9A-F]{4})>$", RegexOptions.Multiline, 1000)]
    private static partial Regex Pair();
}
