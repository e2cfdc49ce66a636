using System.Net;
using System.Text;

namespace Grancius.Application.Mail;

/// <summary>What a letter says, before it is set as text and as HTML.</summary>
/// <param name="Language">"en" or "es": the HTML says so to whoever reads it aloud.</param>
/// <param name="Link">What is to be opened, and the words on it; null where there is nothing to open.</param>
/// <param name="Foot">Who sends it and whom to ask.</param>
internal sealed record LetterBody(
    string Language, string Subject, string Heading, IReadOnlyList<string> Paragraphs, (string Words, Uri Address)? Link, IReadOnlyList<string> After, string Foot)
{
    public LetterText Set() => new(Subject, AsText(), AsHtml());

    private string AsText()
    {
        var text = new StringBuilder();
        foreach (var paragraph in (string[])[Heading, .. Paragraphs])
            text.Append(paragraph).Append("\n\n");
        if (Link is { } link)
            text.Append(link.Words).Append(":\n").Append(link.Address).Append("\n\n");
        foreach (var paragraph in After)
            text.Append(paragraph).Append("\n\n");
        return text.Append("-- \n").Append(Foot).Append('\n').ToString();
    }

    /// <summary>Headings, paragraphs and one link; nothing is fetched from anywhere.</summary>
    private string AsHtml()
    {
        var html = new StringBuilder()
            .Append($"<!DOCTYPE html>\n<html lang=\"{Language}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Coded(Subject)}</title></head>\n")
            .Append("<body style=\"margin:0;padding:24px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#ffffff\">\n<main style=\"max-width:36em\">\n")
            .Append($"<h1 style=\"font-size:22px;line-height:1.3;margin:0 0 16px\">{Coded(Heading)}</h1>\n");
        foreach (var paragraph in Paragraphs)
            html.Append($"<p style=\"margin:0 0 16px\">{Coded(paragraph)}</p>\n");
        if (Link is { } link)
        {
            html.Append($"<p style=\"margin:0 0 16px\"><a href=\"{Coded(link.Address.AbsoluteUri)}\" style=\"color:#005ea2;font-weight:bold\">{Coded(link.Words)}</a></p>\n")
                .Append($"<p style=\"margin:0 0 16px;font-size:14px;word-break:break-all\">{Coded(link.Address.AbsoluteUri)}</p>\n");
        }

        foreach (var paragraph in After)
            html.Append($"<p style=\"margin:0 0 16px\">{Coded(paragraph)}</p>\n");
        return html.Append($"<p style=\"margin:24px 0 0;padding-top:16px;border-top:1px solid #a9aeb1;font-size:14px\">{Coded(Foot)}</p>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static string Coded(string text) => WebUtility.HtmlEncode(text);
}
