using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>A status as a word with an icon: <c>&lt;gr-status standing="Good" word="@W["Status.Paid"]" /&gt;</c>.</summary>
[HtmlTargetElement("gr-status", Attributes = "standing,word", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusTagHelper(Icons icons) : TagHelper
{
    /// <summary>Which icon and colour.</summary>
    public required Standing Standing { get; set; }

    /// <summary>The status itself, in the page's language.</summary>
    public required string Word { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (icon, css) = Standing switch
        {
            Standing.Good => ("check_circle", "gr-status--good"),
            Standing.Waiting => ("schedule", "gr-status--waiting"),
            Standing.Attention => ("warning", "gr-status--attention"),
            Standing.Bad => ("error", "gr-status--bad"),
            Standing.Closed => ("cancel", "gr-status--closed"),
        };

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "gr-status " + css);
        output.Content.AppendHtml(icons.Named(icon)).Append(Word);
    }
}
