namespace Grancius.Infrastructure.Receipts;

/// <summary>What a piece of the document is, for those who have it read to them: a heading, a table, a cell.</summary>
/// <param name="Role">The standard's short name: P, H1, Table, TR, TH, TD.</param>
internal sealed record PdfTag(string Role)
{
    private readonly List<object> _kids = [];

    public PdfTag Begin(string role)
    {
        var kid = new PdfTag(role);
        _kids.Add(kid);
        return kid;
    }

    public void Holds(PdfMark mark) => _kids.Add(mark);

    /// <summary>Writes the piece and all within it.</summary>
    /// <param name="owners">Gets, for every mark of every page, the piece it belongs to.</param>
    public int WriteInto(PdfFile file, int parent, IReadOnlyList<int> pages, Dictionary<PdfMark, int> owners)
    {
        var number = file.Reserve();
        var kids = new List<string>();
        foreach (var kid in _kids)
        {
            if (kid is PdfTag tag)
            {
                kids.Add($"{tag.WriteInto(file, number, pages, owners)} 0 R");
            }
            else if (kid is PdfMark mark)
            {
                owners[mark] = number;
                kids.Add($"<< /Type /MCR /Pg {pages[mark.Page]} 0 R /MCID {mark.Place} >>");
            }
        }

        var scope = Role == "TH" ? " /A << /O /Table /Scope /Row >>" : "";
        file.Set(number, $"<< /Type /StructElem /S /{Role} /P {parent} 0 R /K [{string.Join(' ', kids)}]{scope} >>");
        return number;
    }
}

/// <summary>A marked piece of a page's content.</summary>
internal sealed record PdfMark(int Page, int Place);
