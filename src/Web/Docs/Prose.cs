using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Grancius.Web.Docs;

/// <summary>The description's words, whose names of fields and codes stand between backticks.</summary>
internal static class Prose
{
    public static IHtmlContent Html(string? words)
    {
        var content = new HtmlContentBuilder();
        var code = false;
        foreach (var part in (words ?? "").Split('`'))
        {
            var text = HtmlEncoder.Default.Encode(part);
            content.AppendHtml(code ? $"<code>{text}</code>" : text);
            code = !code;
        }

        return content;
    }
}
