using System.Globalization;
using System.Text;

namespace Grancius.Infrastructure.Receipts;

/// <summary>
/// Letter paper with a pen: text that wraps, amounts at the right edge, a new page when one is full. Everything written
/// is tagged, so that a screen reader reads the file in the order of the page. Lengths are points, 72 to the inch,
/// counted from the top.
/// </summary>
internal sealed class Paper
{
    public const double Left = 60;
    public const double Right = Width - 60;
    public const double AmountColumn = 90;

    private const double Width = 612;
    private const double Height = 792;
    private const double Top = 60;
    private const double Bottom = Height - 72;
    private const double LineHeight = 1.35;
    private const string Black = "0.1 g";
    private const string Gray = "0.34 g";

    private readonly List<StringBuilder> _pages = [];
    private readonly List<int> _marks = [];
    private readonly PdfTag _document = new("Document");
    private readonly PdfFont _regular;
    private readonly PdfFont _bold;
    private PdfTag _open;

    public Paper(TrueTypeFont regular, TrueTypeFont bold)
    {
        (_regular, _bold) = (new PdfFont("F1", regular, bold: false), new PdfFont("F2", bold, bold: true));
        _open = _document;
        TurnPage();
    }

    /// <summary>Where the next line begins.</summary>
    public double At { get; set; }

    /// <summary>Everything the writing does belongs to a piece of this role.</summary>
    public void Piece(string role, Action writing)
    {
        var around = _open;
        _open = around.Begin(role);
        writing();
        _open = around;
    }

    /// <summary>Text between two edges; it wraps, and begins a new page where one is full.</summary>
    public void Text(string text, double size, bool bold = false, bool quiet = false, double from = Left, double to = Right)
    {
        var font = bold ? _bold : _regular;
        foreach (var line in Wrapping.Lines(text, font, size, to - from))
        {
            MakeRoom(size * LineHeight);
            Write(line, font, size, quiet, from, At + size);
            At += size * LineHeight;
        }
    }

    /// <summary>How much of the page <see cref="Text"/> would take.</summary>
    public double HeightOf(string text, double size, bool bold, double width) =>
        text.Length == 0 ? 0 : Wrapping.Lines(text, bold ? _bold : _regular, size, width).Count() * size * LineHeight;

    /// <summary>One line that ends at the right edge, beside what begins at a height.</summary>
    public void AtRight(string text, double size, bool bold, double height)
    {
        var font = bold ? _bold : _regular;
        Write(text, font, size, quiet: false, Right - font.Width(text, size), height + size);
    }

    /// <summary>A line across the page, which a screen reader passes over.</summary>
    public void Rule(double thickness = 0.75)
    {
        MakeRoom(8);
        var y = PdfFile.Number(Height - At - 2);
        Content.Append(CultureInfo.InvariantCulture,
            $"/Artifact BMC {PdfFile.Number(thickness)} w {PdfFile.Number(Left)} {y} m {PdfFile.Number(Right)} {y} l S EMC\n");
        At += 8;
    }

    /// <summary>Begins a new page when less than this is left of the present one.</summary>
    public void MakeRoom(double height)
    {
        if (At + height > Bottom)
            TurnPage();
    }

    /// <summary>Numbers the pages where there is more than one, and hands the file over.</summary>
    /// <param name="info">The entries of the document's information.</param>
    /// <param name="language">As in "en-US".</param>
    public byte[] Finish(string info, string language, string pageOf)
    {
        for (var page = 0; _pages.Count > 1 && page < _pages.Count; page++)
        {
            var text = string.Format(CultureInfo.InvariantCulture, pageOf, page + 1, _pages.Count);
            _pages[page].Append(CultureInfo.InvariantCulture,
                $"/Artifact BMC {Line(text, _regular, 9, Gray, Right - _regular.Width(text, 9), Height - 40)} EMC\n");
        }

        var file = new PdfFile();
        var tree = file.Reserve();
        var numbers = _pages.ConvertAll(_ => file.Reserve());
        var catalog = file.Add(
            $"<< /Type /Catalog /Pages {tree} 0 R /Lang ({language}) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> " +
            $"/StructTreeRoot {WriteStructure(file, numbers)} 0 R >>");
        WritePages(file, tree, numbers);
        return file.Finish(catalog, file.Add($"<< {info} >>"));
    }

    private StringBuilder Content => _pages[^1];

    private void TurnPage()
    {
        _pages.Add(new StringBuilder());
        _marks.Add(0);
        At = Top;
    }

    private void Write(string text, PdfFont font, double size, bool quiet, double x, double y)
    {
        var mark = new PdfMark(_pages.Count - 1, _marks[^1]++);
        _open.Holds(mark);
        Content.Append(CultureInfo.InvariantCulture,
            $"/Span << /MCID {mark.Place} >> BDC {Line(text, font, size, quiet ? Gray : Black, x, y)} EMC\n");
    }

    private static string Line(string text, PdfFont font, double size, string ink, double x, double y) =>
        $"BT {ink} /{font.Name} {PdfFile.Number(size)} Tf {PdfFile.Number(x)} {PdfFile.Number(Height - y)} Td <{font.Encode(text)}> Tj ET";

    private int WriteStructure(PdfFile file, List<int> pages)
    {
        var root = file.Reserve();
        var owners = new Dictionary<PdfMark, int>();
        var document = _document.WriteInto(file, root, pages, owners);
        var parents = Enumerable.Range(0, pages.Count).Select(page =>
            $"{page} [{string.Join(' ', Enumerable.Range(0, _marks[page]).Select(place => $"{owners[new PdfMark(page, place)]} 0 R"))}]");
        file.Set(root,
            $"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree << /Nums [{string.Join(' ', parents)}] >> /ParentTreeNextKey {pages.Count} >>");
        return root;
    }

    private void WritePages(PdfFile file, int tree, List<int> numbers)
    {
        var fonts = $"<< /F1 {_regular.WriteInto(file)} 0 R /F2 {_bold.WriteInto(file)} 0 R >>";
        for (var page = 0; page < numbers.Count; page++)
        {
            var content = file.AddStream("", Encoding.ASCII.GetBytes(_pages[page].ToString()));
            file.Set(numbers[page],
                $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font {fonts} >> /Contents {content} 0 R " +
                $"/StructParents {page} /Tabs /S >>");
        }

        file.Set(tree, $"<< /Type /Pages /Count {numbers.Count} /Kids [{string.Join(' ', numbers.Select(number => $"{number} 0 R"))}] >>");
    }
}
