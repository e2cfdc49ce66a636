using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>One answer of a <c>gr-choice</c>, as a tile that is easy to hit.</summary>
[HtmlTargetElement("gr-option", Attributes = "value,label", ParentTag = "gr-choice",
    TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class OptionTagHelper : TagHelper
{
    /// <summary>What the form sends.</summary>
    public required string Value { get; set; }

    /// <summary>What the person reads.</summary>
    public required string Label { get; set; }

    /// <summary>A sentence under it: what it costs, what happens next, or why it cannot be chosen.</summary>
    public string? Hint { get; set; }

    /// <summary>Shown but not to be chosen; <see cref="Hint"/> says why.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        var choice = (Choice)context.Items[typeof(Choice)];
        var id = choice.NextId();

        var input = Field.Element("input", "usa-radio__input usa-radio__input--tile", id: id);
        input.TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.SelfClosing;
        input.Attributes["type"] = "radio";
        input.Attributes["name"] = choice.Name;
        input.Attributes["value"] = Value;
        if (Disabled)
            input.Attributes["disabled"] = "disabled";
        else if (choice.IsChosen(Value))
            input.Attributes["checked"] = "checked";

        var label = Field.Element("label", "usa-radio__label", Label);
        label.Attributes["for"] = id;
        if (Hint is not null)
            _ = label.InnerHtml.AppendHtml(Field.Element("span", "usa-radio__label-description", Hint));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "usa-radio");
        output.Content.AppendHtml(input).AppendHtml(label);
    }
}
