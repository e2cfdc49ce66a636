using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// Everything that is wrong with what was sent, first on the page, each a link to its field:
/// <c>&lt;gr-errors /&gt;</c> above the heading. Nothing when all is well. It takes the focus when the page opens:
/// by <c>autofocus</c> where the browser honours that on any element, else by the script.
/// </summary>
[HtmlTargetElement("gr-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    /// <summary>The page, filled in by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = Field.Element("ul", "usa-list usa-list--unstyled usa-alert__text");
        foreach (var (key, entry) in state.OrderBy(pair => PlaceOf(pair.Key)))
        {
            foreach (var error in entry?.Errors ?? [])
                _ = list.InnerHtml.AppendHtml(Line(key, error.ErrorMessage));
        }

        var body = Field.Element("div", "usa-alert__body");
        _ = body.InnerHtml
            .AppendHtml(Field.Element("h2", "usa-alert__heading", words["Shell.Errors.Title"], "errors-title"))
            .AppendHtml(list);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "usa-alert usa-alert--error gr-errors");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-labelledby", "errors-title");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
        output.Attributes.SetAttribute(new TagHelperAttribute("data-error-summary"));
        output.Content.SetHtmlContent(body);
    }

    // ModelState keeps no order; a model declares its properties in the order the page asks for them. An error of the
    // whole form comes first, one of a field the model does not have last.
    private (int Outer, int Inner) PlaceOf(string key)
    {
        if (key.Length == 0)
            return (-1, -1);

        var parts = key.Split(['.', '['], 3);
        var model = ViewContext.ViewData.ModelMetadata;
        var outer = IndexOf(model, parts[0]);
        return parts.Length == 1 || outer == int.MaxValue
            ? (outer, -1)
            : (outer, IndexOf(model.Properties[outer], parts[1]));
    }

    private static int IndexOf(ModelMetadata model, string name)
    {
        for (var index = 0; index < model.Properties.Count; index++)
        {
            if (string.Equals(model.Properties[index].PropertyName, name, StringComparison.OrdinalIgnoreCase))
                return index;
        }

        return int.MaxValue;
    }

    // An error without a key is about the whole form and leads nowhere.
    private static TagBuilder Line(string key, string message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            _ = line.InnerHtml.Append(message);
            return line;
        }

        var link = Field.Element("a", "usa-link", message);
        link.Attributes["href"] = "#" + Field.IdOf(key);
        _ = line.InnerHtml.AppendHtml(link);
        return line;
    }
}
