using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// A text field with its label, hint and error:
/// <c>&lt;gr-field for="AccountNumber" label="..." hint="..." autocomplete="off" maxlength="40" /&gt;</c>.
/// What it does not know (maxlength, autocomplete, inputmode, ...) goes onto the input; with <c>rows</c> the input is
/// a text area.
/// </summary>
[HtmlTargetElement("gr-field", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>The model's property.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>What the field is, in two or three words.</summary>
    public required string Label { get; set; }

    /// <summary>Where to find it or how to write it.</summary>
    public string? Hint { get; set; }

    /// <summary>The input's type; money and counts are <c>text</c> with an <c>inputmode</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>USWDS width for what is expected: <c>2xs</c> to <c>2xl</c>.</summary>
    public string? Width { get; set; }

    /// <summary>A sign before the input, such as <c>$</c>.</summary>
    public string? Prefix { get; set; }

    /// <summary>A sign after the input, such as <c>acres</c>.</summary>
    public string? Suffix { get; set; }

    /// <summary>Says behind the label that the field may be left empty; every other field is required.</summary>
    public bool Optional { get; set; }

    /// <summary>More than zero makes it a text area of so many rows.</summary>
    public int Rows { get; set; }

    /// <summary>The page, filled in by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(For, ViewContext);
        var input = Input(field);
        foreach (var extra in output.Attributes)
            input.Attributes[extra.Name] = extra.Value?.ToString();

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.GroupClass);
        output.Content
            .AppendHtml(field.Label(Label, Optional ? words["Shell.Optional"].Value : null))
            .AppendHtml(field.HintAndError(Hint))
            .AppendHtml(WithSigns(input, field));
    }

    private TagBuilder Input(Field field)
    {
        var css = Rows > 0 ? "usa-textarea" : "usa-input";
        var input = Field.Element(Rows > 0 ? "textarea" : "input", css, id: field.Id);
        if (Width is not null)
            input.AddCssClass("usa-input--" + Width);
        if (field.Error is not null)
        {
            input.AddCssClass(css + "--error");
            input.Attributes["aria-invalid"] = "true";
        }

        input.Attributes["name"] = field.Name;
        if (field.DescribedBy(Hint) is { } described)
            input.Attributes["aria-describedby"] = described;

        // A password is never sent back to the browser, and a file cannot be.
        var value = Type is "password" or "file" ? null : field.ValueOf(For, ViewContext.ViewData.ModelState);
        if (Rows > 0)
        {
            input.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            // The parser drops one line break right behind the start tag.
            _ = input.InnerHtml.Append("\n" + value);
            return input;
        }

        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        if (value is not null)
            input.Attributes["value"] = value;
        return input;
    }

    private TagBuilder WithSigns(TagBuilder input, Field field)
    {
        // Razor makes an empty text of an attribute whose expression is null.
        if (string.IsNullOrEmpty(Prefix) && string.IsNullOrEmpty(Suffix))
            return input;

        var group = Field.Element("div", "usa-input-group");
        if (field.Error is not null)
            group.AddCssClass("usa-input-group--error");
        if (Width is not null)
            group.AddCssClass("usa-input-group--" + Width);
        if (!string.IsNullOrEmpty(Prefix))
            _ = group.InnerHtml.AppendHtml(Sign("usa-input-prefix", Prefix));
        _ = group.InnerHtml.AppendHtml(input);
        if (!string.IsNullOrEmpty(Suffix))
            _ = group.InnerHtml.AppendHtml(Sign("usa-input-suffix", Suffix));
        return group;

        // The label says it to those who do not see the sign.
        static TagBuilder Sign(string css, string text)
        {
            var sign = Field.Element("div", css, text);
            sign.Attributes["aria-hidden"] = "true";
            return sign;
        }
    }
}
