using System.Globalization;
using System.Text;

namespace Grancius.Infrastructure.Receipts;

/// <summary>A font as a document uses it: it remembers which letters were written, so that they can be copied and searched.</summary>
internal sealed class PdfFont(string name, TrueTypeFont face, bool bold)
{
    /// <summary>More pairs than this may not stand in one list of a character map.</summary>
    private const int MostPairs = 100;

    private readonly SortedDictionary<ushort, char> _used = [];

    /// <summary>As the pages call it.</summary>
    public string Name => name;

    public double Width(string text, double size) => face.Width(text, size);

    /// <summary>The text as the glyphs' numbers.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder(text.Length * 4);
        foreach (var letter in text)
        {
            var glyph = face.Glyph(letter);
            _ = _used.TryAdd(glyph, letter);
            hex.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        return hex.ToString();
    }

    /// <summary>Writes the font with its file, and returns its object.</summary>
    public int WriteInto(PdfFile file)
    {
        var family = bold ? "SourceSansPro-Bold" : "SourceSansPro-Regular";
        var program = file.AddStream($"/Length1 {face.File.Length}", face.File);
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{family} /Flags 32 /FontBBox [{string.Join(' ', face.Box)}] /ItalicAngle 0 /Ascent {face.Ascent} " +
            $"/Descent {face.Descent} /CapHeight 660 /StemV {(bold ? 140 : 80)} /FontFile2 {program} 0 R >>");
        var widths = string.Join(' ', _used.Keys.Select(glyph => $"{glyph} [{face.Advance(glyph)}]"));
        var glyphs = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{family} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> " +
            $"/FontDescriptor {descriptor} 0 R /W [{widths}] /CIDToGIDMap /Identity >>");
        var letters = file.AddStream("", Encoding.ASCII.GetBytes(LettersOfGlyphs()));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{family} /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] /ToUnicode {letters} 0 R >>");
    }

    private string LettersOfGlyphs()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def\n" +
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var pairs in _used.Chunk(MostPairs))
        {
            map.Append(CultureInfo.InvariantCulture, $"{pairs.Length} beginbfchar\n");
            foreach (var (glyph, letter) in pairs)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{(int)letter:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
