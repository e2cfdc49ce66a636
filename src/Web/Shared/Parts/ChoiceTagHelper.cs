using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// A question with a few answers, one of which is chosen:
/// <c>&lt;gr-choice for="Method" legend="..."&gt;&lt;gr-option value="Card" label="Card" hint="..." /&gt;&lt;/gr-choice&gt;</c>.
/// </summary>
[HtmlTargetElement("gr-choice", Attributes = "for,legend")]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>The model's property.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The question.</summary>
    public required string Legend { get; set; }

    /// <summary>What helps to answer.</summary>
    public string? Hint { get; set; }

    /// <summary>The page, filled in by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        var field = Field.Of(For, ViewContext);
        context.Items[typeof(Choice)] =
            new Choice(field, field.ValueOf(For, ViewContext.ViewData.ModelState) ?? "");
        var options = await output.GetChildContentAsync();

        var fieldset = Field.Element("fieldset", "usa-fieldset");
        if (field.DescribedBy(Hint) is { } described)
            fieldset.Attributes["aria-describedby"] = described;
        _ = fieldset.InnerHtml
            .AppendHtml(Field.Element("legend", field.Error is null ? "usa-legend" : "usa-legend usa-label--error", Legend))
            .AppendHtml(field.HintAndError(Hint))
            .AppendHtml(options);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.GroupClass);
        output.Content.SetHtmlContent(fieldset);
    }
}
