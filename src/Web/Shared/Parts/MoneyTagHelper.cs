using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// An amount in tabular figures that never breaks: <c>&lt;gr-money value="@total" /&gt;</c> in text, and
/// <c>&lt;td gr-money="@line.Amount"&gt;&lt;/td&gt;</c> for a right-aligned cell.
/// </summary>
[HtmlTargetElement("gr-money", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("td", Attributes = "gr-money")]
[HtmlTargetElement("th", Attributes = "gr-money")]
public sealed class MoneyTagHelper : TagHelper
{
    /// <summary>Dollars, of the element.</summary>
    public decimal? Value { get; set; }

    /// <summary>Dollars, of the cell.</summary>
    [HtmlAttributeName("gr-money")]
    public decimal? Cell { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isCell = output.TagName is "td" or "th";
        if (!isCell)
        {
            output.TagName = "span";
            output.TagMode = TagMode.StartTagAndEndTag;
        }

        output.AddClass(isCell ? "gr-money-cell" : "gr-money", HtmlEncoder.Default);
        if ((Value ?? Cell) is { } dollars)
            output.Content.SetContent(Display.Money(dollars));
    }
}
