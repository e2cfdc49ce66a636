using System.Globalization;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Grancius.Infrastructure.Receipts;

/// <summary>
/// Letter paper with a pen: text that wraps, amounts at the right edge, a new page when one is full. Everything written
/// is tagged, so that a screen reader reads the file in the order of the page. Lengths are points, 72 to the inch.
/// </summary>
internal sealed class Paper : IDisposable
{
    public const double Left = 60;
    public const double Right = 612 - 60;

    private const double Top = 60;
    private const double Bottom = 792 - 72;
    private const double AmountColumn = 90;

    private static readonly XColor Ink = XColor.FromArgb(27, 27, 27);
    private static readonly XColor Quiet = XColor.FromArgb(86, 92, 101);

    private readonly List<PdfPage> _pages = [];
    private XGraphics? _pen;
    private double _at;

    public Paper(string language)
    {
        Document = new PdfDocument();
        Accessibility = UAManager.ForDocument(Document);
        Accessibility.SetDocumentLanguage(language == "es" ? "es-US" : "en-US");
        TurnPage();
    }

    public PdfDocument Document { get; }

    private UAManager Accessibility { get; }

    private StructureBuilder Structure => Accessibility.StructureBuilder;

    public void Space(double height) => _at += height;

    /// <summary>A paragraph or heading over the whole width, or over the part left of the amounts.</summary>
    public void Text(PdfBlockLevelElementTag tag, string text, double size, bool bold = false, bool quiet = false, double from = Left, double to = Right)
    {
        var font = Font(size, bold);
        Structure.BeginElement(tag);
        foreach (var line in Wrapped(text, font, to - from))
        {
            MakeRoom(size * 1.35);
            Pen.DrawString(line, font, quiet ? QuietInk : BlackInk, from, _at + size);
            _at += size * 1.35;
        }

        Structure.End();
    }

    /// <summary>A label with what it names beside it.</summary>
    public void Fact(string label, string text, double size)
    {
        const double column = 150;
        MakeRoom(size * 3);
        Structure.BeginElement(PdfBlockLevelElementTag.TableRow);
        var start = _at;
        Text(PdfBlockLevelElementTag.TableHeaderCell, label, size, quiet: true, to: Left + column - 8);
        var below = _at;
        _at = start;
        Text(PdfBlockLevelElementTag.TableDataCell, text, size, from: Left + column);
        _at = Math.Max(_at, below) + 2;
        Structure.End();
    }

    /// <summary>A row of the lines: what it is at the left, the amount at the right edge of its first line.</summary>
    public void Row(string name, string more, string amount, double size, bool bold = false)
    {
        MakeRoom(size * (more.Length > 0 ? 3.2 : 1.8));
        Structure.BeginElement(PdfBlockLevelElementTag.TableRow);
        var first = _at;
        Text(PdfBlockLevelElementTag.TableHeaderCell, name, size, bold, to: Right - AmountColumn);
        if (more.Length > 0)
            Text(PdfBlockLevelElementTag.TableDataCell, more, size - 1, quiet: true, to: Right - AmountColumn);

        if (amount.Length > 0)
        {
            var font = Font(size, bold);
            Structure.BeginElement(PdfBlockLevelElementTag.TableDataCell);
            Pen.DrawString(amount, font, BlackInk, Right - Pen.MeasureString(amount, font).Width, first + size);
            Structure.End();
        }

        Structure.End();
        _at += 4;
    }

    /// <summary>A line across the page, which a screen reader passes over.</summary>
    public void Rule(double thickness = 0.75)
    {
        MakeRoom(8);
        Structure.BeginArtifact();
        Pen.DrawLine(new XPen(Ink, thickness), Left, _at + 2, Right, _at + 2);
        Structure.End();
        _at += 8;
    }

    public void Table(Action rows)
    {
        Structure.BeginElement(PdfBlockLevelElementTag.Table);
        rows();
        Structure.End();
    }

    /// <summary>Numbers the pages where there is more than one, and hands the file over.</summary>
    public byte[] Finish(string pageOf)
    {
        _pen?.Dispose();
        _pen = null;
        using var file = new MemoryStream();
        for (var index = 0; _pages.Count > 1 && index < _pages.Count; index++)
        {
            using var pen = XGraphics.FromPdfPage(_pages[index]);
            var text = string.Format(CultureInfo.InvariantCulture, pageOf, index + 1, _pages.Count);
            var font = Font(9, bold: false);
            Structure.BeginArtifact();
            pen.DrawString(text, font, QuietInk, Right - pen.MeasureString(text, font).Width, 792 - 40);
            Structure.End();
        }

        Document.Save(file, closeStream: false);
        return file.ToArray();
    }

    public void Dispose()
    {
        _pen?.Dispose();
        Document.Dispose();
    }

    private XGraphics Pen => _pen!;

    private static XSolidBrush BlackInk => new(Ink);

    private static XSolidBrush QuietInk => new(Quiet);

    private static XFont Font(double size, bool bold) => new(ReceiptFonts.Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    private void MakeRoom(double height)
    {
        if (_at + height > Bottom)
            TurnPage();
    }

    private void TurnPage()
    {
        _pen?.Dispose();
        var page = Document.AddPage();
        page.Size = PageSize.Letter;
        _pages.Add(page);
        _pen = XGraphics.FromPdfPage(page);
        _at = Top;
    }

    private IEnumerable<string> Wrapped(string text, XFont font, double width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(word => Pieces(word, font, width)))
            {
                var longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && Pen.MeasureString(longer, font).Width > width)
                {
                    yield return line;
                    line = word;
                }
                else
                {
                    line = longer;
                }
            }

            yield return line;
        }
    }

    /// <summary>A word wider than the column is cut: a long number must not leave the page.</summary>
    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        while (word.Length > 1 && Pen.MeasureString(word, font).Width > width)
        {
            var fits = Enumerable.Range(1, word.Length - 1).Last(length => length == 1 || Pen.MeasureString(word[..length], font).Width <= width);
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }
}
