using Grancius.Application.Receipts;

namespace Grancius.Infrastructure.Receipts;

/// <summary>Prints a receipt as a tagged PDF file on letter paper, in the fonts that lie beside the program.</summary>
internal sealed class ReceiptPdf : IReceiptPrinter
{
    private const double Body = 11;
    private const double LabelColumn = 150;

    private readonly Lazy<TrueTypeFont> _regular = new(() => Face("SourceSansPro-Regular.ttf"));
    private readonly Lazy<TrueTypeFont> _bold = new(() => Face("SourceSansPro-Bold.ttf"));

    public byte[] Print(ReceiptSheet sheet)
    {
        var paper = new Paper(_regular.Value, _bold.Value);
        Head(paper, sheet);
        Lines(paper, sheet);
        paper.At += 12;
        paper.Piece("P", () => paper.Text(sheet.Foot, Body - 1, quiet: true));

        var info = $"/Title {PdfFile.Text(sheet.Title)} /Author {PdfFile.Text(sheet.Issuer)} /Creator (Grancius) /CreationDate {PdfFile.Time(sheet.PaidAt)}";
        return paper.Finish(info, sheet.Language == "es" ? "es-US" : "en-US", sheet.PageOf);
    }

    private static TrueTypeFont Face(string file) => TrueTypeFont.Load(Path.Combine(AppContext.BaseDirectory, "fonts", file));

    private static void Head(Paper paper, ReceiptSheet sheet)
    {
        paper.Piece("P", () => paper.Text(sheet.Issuer, 14, bold: true));
        paper.Piece("P", () => paper.Text(sheet.IssuerAddress, Body, quiet: true));
        paper.At += 4;
        paper.Rule(1.5);
        paper.At += 12;
        paper.Piece("H1", () => paper.Text(sheet.Title, 20, bold: true));
        paper.Piece("P", () => paper.Text($"{sheet.Standing}: {sheet.Amount}", 15, bold: true));
        paper.At += 12;
        paper.Piece("Table", () =>
        {
            foreach (var fact in sheet.Facts)
                Fact(paper, fact);
        });
        paper.At += 16;
    }

    /// <summary>A label with what it names beside it.</summary>
    private static void Fact(Paper paper, SheetFact fact) => paper.Piece("TR", () =>
    {
        paper.MakeRoom(paper.HeightOf(fact.Text, Body, bold: false, Paper.Right - Paper.Left - LabelColumn));
        var start = paper.At;
        paper.Piece("TH", () => paper.Text(fact.Label, Body, quiet: true, to: Paper.Left + LabelColumn - 8));
        var below = paper.At;
        paper.At = start;
        paper.Piece("TD", () => paper.Text(fact.Text, Body, from: Paper.Left + LabelColumn));
        paper.At = Math.Max(paper.At, below) + 2;
    });

    private static void Lines(Paper paper, ReceiptSheet sheet) => paper.Piece("Table", () =>
    {
        Row(paper, sheet.WhatHead, "", sheet.AmountHead, Body - 1, bold: true);
        paper.Rule(1.5);
        foreach (var group in sheet.Groups)
        {
            Row(paper, group.Name, group.More, "", Body, bold: true);
            foreach (var line in group.Lines)
                Row(paper, line.Name, line.More, line.Amount, Body, bold: false);
            paper.Rule();
        }

        foreach (var total in sheet.Totals)
            Row(paper, total.Label, "", total.Text, Body + 1, bold: true);
    });

    /// <summary>What it is at the left, the amount at the right edge beside its first line.</summary>
    private static void Row(Paper paper, string name, string more, string amount, double size, bool bold) => paper.Piece("TR", () =>
    {
        var edge = Paper.Right - Paper.AmountColumn;
        // The whole row goes to the next page, so that the amount stands beside what it is for.
        paper.MakeRoom(paper.HeightOf(name, size, bold, edge - Paper.Left) + paper.HeightOf(more, size - 1, bold: false, edge - Paper.Left));
        var start = paper.At;
        paper.Piece("TH", () =>
        {
            paper.Text(name, size, bold, to: edge);
            if (more.Length > 0)
                paper.Text(more, size - 1, quiet: true, to: edge);
        });
        paper.Piece("TD", () =>
        {
            if (amount.Length > 0)
                paper.AtRight(amount, size, bold, start);
        });
        paper.At += 4;
    });
}
