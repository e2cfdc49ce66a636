using Grancius.Application.Receipts;
using PdfSharp.UniversalAccessibility;

namespace Grancius.Infrastructure.Receipts;

/// <summary>Prints a receipt as a tagged PDF file on letter paper.</summary>
internal sealed class ReceiptPdf : IReceiptPrinter
{
    private const double Body = 11;

    /// <summary>PDFsharp keeps its fonts for the whole process: one sheet is printed at a time, in a few milliseconds.</summary>
    private static readonly Lock Press = new();

    public byte[] Print(ReceiptSheet sheet)
    {
        lock (Press)
        {
            ReceiptFonts.Install();
            using var paper = new Paper(sheet.Language);
            Describe(paper, sheet);
            Head(paper, sheet);
            Lines(paper, sheet);
            paper.Space(12);
            paper.Text(PdfBlockLevelElementTag.Paragraph, sheet.Foot, Body - 1, quiet: true);
            return paper.Finish(sheet.PageOf);
        }
    }

    private static void Describe(Paper paper, ReceiptSheet sheet)
    {
        var info = paper.Document.Info;
        info.Title = sheet.Title;
        info.Author = sheet.Issuer;
        info.Creator = "Grancius";
        info.CreationDate = sheet.PaidAt.UtcDateTime;
        paper.Document.ViewerPreferences.DisplayDocTitle = true;
    }

    private static void Head(Paper paper, ReceiptSheet sheet)
    {
        paper.Text(PdfBlockLevelElementTag.Paragraph, sheet.Issuer, 14, bold: true);
        paper.Text(PdfBlockLevelElementTag.Paragraph, sheet.IssuerAddress, Body, quiet: true);
        paper.Space(4);
        paper.Rule(1.5);
        paper.Space(12);
        paper.Text(PdfBlockLevelElementTag.Heading1, sheet.Title, 20, bold: true);
        paper.Text(PdfBlockLevelElementTag.Paragraph, $"{sheet.Standing}: {sheet.Amount}", 15, bold: true);
        paper.Space(12);
        paper.Table(() =>
        {
            foreach (var fact in sheet.Facts)
                paper.Fact(fact.Label, fact.Text, Body);
        });
        paper.Space(16);
    }

    private static void Lines(Paper paper, ReceiptSheet sheet) => paper.Table(() =>
    {
        paper.Row(sheet.WhatHead, "", sheet.AmountHead, Body - 1, bold: true);
        paper.Rule(1.5);
        foreach (var group in sheet.Groups)
        {
            paper.Row(group.Name, group.More, "", Body, bold: true);
            foreach (var line in group.Lines)
                paper.Row(line.Name, line.More, line.Amount, Body);
            paper.Rule();
        }

        foreach (var total in sheet.Totals)
            paper.Row(total.Label, "", total.Text, Body + 1, bold: true);
    });
}
