using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Grancius.Infrastructure.Receipts;

/// <summary>What printing needs to know of a TrueType font file: which glyph a letter has, and how wide it is.</summary>
internal sealed class TrueTypeFont
{
    private readonly Dictionary<char, ushort> _glyphs = [];
    private readonly ushort[] _advances;
    private readonly double _unitsPerEm;

    private TrueTypeFont(byte[] file)
    {
        File = file;
        var head = Table("head");
        _unitsPerEm = Whole(head, 18);
        Box = [.. Enumerable.Range(0, 4).Select(place => Scaled(Signed(head, 36 + (2 * place))))];

        var hhea = Table("hhea");
        Ascent = Scaled(Signed(hhea, 4));
        Descent = Scaled(Signed(hhea, 6));

        var hmtx = Table("hmtx");
        _advances = [.. Enumerable.Range(0, Whole(hhea, 34)).Select(glyph => Whole(hmtx, 4 * glyph))];
        ReadLetters(Table("cmap"));
    }

    /// <summary>The file itself, to be put into the document.</summary>
    public byte[] File { get; }

    /// <summary>In thousandths of the size, as PDF counts; so are the others.</summary>
    public int Ascent { get; }

    public int Descent { get; }

    public int[] Box { get; }

    /// <exception cref="InvalidDataException">It is not such a font.</exception>
    public static TrueTypeFont Load(string path) => new(System.IO.File.ReadAllBytes(path));

    /// <summary>The letter's glyph; of a letter the font lacks, that of the letter without its accent, else of a question mark.</summary>
    public ushort Glyph(char letter)
    {
        if (_glyphs.TryGetValue(letter, out var glyph))
            return glyph;

        var bare = char.IsSurrogate(letter) ? '?' : letter.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormKD)[0];
        return _glyphs.TryGetValue(bare, out glyph) ? glyph : _glyphs['?'];
    }

    /// <summary>How far the pen moves, in thousandths of the size.</summary>
    public int Advance(ushort glyph) => Scaled(_advances[Math.Min(glyph, _advances.Length - 1)]);

    public double Width(string text, double size) => text.Sum(letter => Advance(Glyph(letter))) * size / 1000;

    private int Scaled(int units) => (int)Math.Round(units * 1000 / _unitsPerEm);

    private int Table(string tag)
    {
        for (var place = 12; place < 12 + (16 * Whole(0, 4)); place += 16)
        {
            if (Encoding.ASCII.GetString(File, place, 4) == tag)
                return (int)BinaryPrimitives.ReadUInt32BigEndian(File.AsSpan(place + 8));
        }

        throw new InvalidDataException($"The font has no table {tag}.");
    }

    /// <summary>Reads the table of the letters of Unicode's first plane (format 4 of platform 3, encoding 1).</summary>
    private void ReadLetters(int cmap)
    {
        for (var entry = cmap + 4; entry < cmap + 4 + (8 * Whole(cmap, 2)); entry += 8)
        {
            var table = cmap + (int)BinaryPrimitives.ReadUInt32BigEndian(File.AsSpan(entry + 4));
            if (Whole(entry, 0) == 3 && Whole(entry, 2) == 1 && Whole(table, 0) == 4)
            {
                ReadSegments(table, Whole(table, 6));
                return;
            }
        }

        throw new InvalidDataException("The font has no table of Unicode letters.");
    }

    /// <param name="doubled">Twice the number of segments: the length in bytes of each of the four lists.</param>
    private void ReadSegments(int table, int doubled)
    {
        var (ends, starts) = (table + 14, table + 16 + doubled);
        var (deltas, offsets) = (starts + doubled, starts + (2 * doubled));
        for (var segment = 0; segment < doubled; segment += 2)
        {
            var (start, end, offset) = (Whole(starts, segment), Whole(ends, segment), Whole(offsets, segment));
            for (int letter = start; letter <= end && letter < char.MaxValue; letter++)
            {
                var glyph = offset == 0 ? letter : Whole(offsets, segment + offset + (2 * (letter - start)));
                if (offset == 0 || glyph != 0)
                    glyph = (glyph + Whole(deltas, segment)) & 0xFFFF;
                if (glyph != 0)
                    _glyphs[(char)letter] = (ushort)glyph;
            }
        }
    }

    private ushort Whole(int table, int place) => BinaryPrimitives.ReadUInt16BigEndian(File.AsSpan(table + place));

    private short Signed(int table, int place) => BinaryPrimitives.ReadInt16BigEndian(File.AsSpan(table + place));
}
