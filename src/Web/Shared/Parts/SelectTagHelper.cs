using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// A list to choose one from: <c>&lt;gr-select for="FeeCode" label="..." items="Model.FeeCodes" /&gt;</c>, beginning
/// with "Choose one" unless <c>choose="false"</c>.
/// </summary>
[HtmlTargetElement("gr-select", Attributes = "for,label,items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>The model's property.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>What is chosen, in two or three words.</summary>
    public required string Label { get; set; }

    /// <summary>What may be chosen, in the order to be shown.</summary>
    public required IEnumerable<SelectListItem> Items { get; set; }

    /// <summary>What helps to choose.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether an empty "Choose one" comes first.</summary>
    public bool Choose { get; set; } = true;

    /// <summary>Says behind the label that it may be left empty.</summary>
    public bool Optional { get; set; }

    /// <summary>The page, filled in by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(For, ViewContext);
        var select = Field.Element("select", "usa-select", id: field.Id);
        select.Attributes["name"] = field.Name;
        if (field.Error is not null)
        {
            select.AddCssClass("usa-input--error");
            select.Attributes["aria-invalid"] = "true";
        }

        if (field.DescribedBy(Hint) is { } described)
            select.Attributes["aria-describedby"] = described;
        foreach (var extra in output.Attributes)
            select.Attributes[extra.Name] = extra.Value?.ToString();

        var chosen = field.ValueOf(For, ViewContext.ViewData.ModelState) ?? "";
        if (Choose)
            _ = select.InnerHtml.AppendHtml(Option(words["Shell.Choose"], "", chosen));
        foreach (var item in Items)
            _ = select.InnerHtml.AppendHtml(Option(item.Text, item.Value, chosen));

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.GroupClass);
        output.Content
            .AppendHtml(field.Label(Label, Optional ? words["Shell.Optional"].Value : null))
            .AppendHtml(field.HintAndError(Hint))
            .AppendHtml(select);
    }

    private static TagBuilder Option(string text, string value, string chosen)
    {
        var option = new TagBuilder("option");
        _ = option.InnerHtml.Append(text);
        option.Attributes["value"] = value;
        if (string.Equals(value, chosen, StringComparison.Ordinal))
            option.Attributes["selected"] = "selected";
        return option;
    }
}
