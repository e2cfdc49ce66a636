using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// A question with several answers, of which any number is chosen:
/// <c>&lt;gr-checks for="Scopes" legend="..." items="Model.AllScopes" /&gt;</c>. The model's property is a list of texts.
/// </summary>
[HtmlTargetElement("gr-checks", Attributes = "for,legend,items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChecksTagHelper : TagHelper
{
    /// <summary>The model's property.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The question.</summary>
    public required string Legend { get; set; }

    /// <summary>What may be chosen, with what each means.</summary>
    public required IEnumerable<(string Value, string Means)> Items { get; set; }

    /// <summary>What people call a value, where the value itself does not say it.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; set; }

    /// <summary>What helps to answer.</summary>
    public string? Hint { get; set; }

    /// <summary>The page, filled in by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(For, ViewContext);
        var chosen = For.Model as IEnumerable<string> ?? [];
        var fieldset = Field.Element("fieldset", "usa-fieldset");
        if (field.DescribedBy(Hint) is { } described)
            fieldset.Attributes["aria-describedby"] = described;
        _ = fieldset.InnerHtml
            .AppendHtml(Field.Element("legend", field.Error is null ? "usa-legend" : "usa-legend usa-label--error", Legend))
            .AppendHtml(field.HintAndError(Hint));
        var place = 0;
        foreach (var (value, means) in Items)
            _ = fieldset.InnerHtml.AppendHtml(Check(field, place++, value, Names?.GetValueOrDefault(value) ?? value, means, chosen.Contains(value)));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.GroupClass);
        output.Content.SetHtmlContent(fieldset);
    }

    /// <summary>The first has the field's own id, so that the error summary leads to it.</summary>
    private static TagBuilder Check(Field field, int place, string value, string name, string means, bool isChosen)
    {
        var id = place == 0 ? field.Id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{field.Id}-{place + 1}");
        var input = Field.Element("input", "usa-checkbox__input", id: id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["name"] = field.Name;
        input.Attributes["value"] = value;
        if (isChosen)
            input.Attributes["checked"] = "checked";

        var label = Field.Element("label", "usa-checkbox__label", name);
        label.Attributes["for"] = id;
        _ = label.InnerHtml.AppendHtml(Field.Element("span", "usa-checkbox__label-description", means));
        var check = Field.Element("div", "usa-checkbox");
        _ = check.InnerHtml.AppendHtml(input).AppendHtml(label);
        return check;
    }
}
