using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Shared.Parts;

/// <summary>The link to the step before, first on a page: <c>&lt;gr-back href="/co-hernando-fl" /&gt;</c>.</summary>
[HtmlTargetElement("gr-back", Attributes = "href", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BackTagHelper(IStringLocalizer<Words> words, Icons icons) : TagHelper
{
    /// <summary>Another word than "Back", where it leads somewhere a person may not expect.</summary>
    public string? Text { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "gr-back");
        output.Content.AppendHtml(icons.Named("arrow_back")).Append(Text ?? words["Shell.Back"].Value);
    }
}
