using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>An icon beside a word: <c>&lt;gr-icon name="print" /&gt;</c>.</summary>
[HtmlTargetElement("gr-icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(Icons icons) : TagHelper
{
    /// <summary>The symbol's name in the sprite.</summary>
    public required string Name { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons.Named(Name));
    }
}
