using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// The frame every field has in common: group, label, hint and error in this order, tied together by ids so that a
/// screen reader says them with the field.
/// </summary>
/// <param name="Name">The field's name in the form.</param>
/// <param name="Id">Its id, which the error summary links to.</param>
/// <param name="Error">The first thing wrong with it, if anything is.</param>
internal sealed record Field(string Name, string Id, string? Error)
{
    public string HintId => Id + "-hint";

    public string ErrorId => Id + "-error";

    public static Field Of(ModelExpression expression, ViewContext view)
    {
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        var error = view.ViewData.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0
            ? entry.Errors[0].ErrorMessage
            : null;
        return new Field(name, IdOf(name), error);
    }

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>The ids of what describes the field, for <c>aria-describedby</c>; none when nothing does.</summary>
    public string? DescribedBy(string? hint)
    {
        var ids = new[] { hint is null ? null : HintId, Error is null ? null : ErrorId }.OfType<string>();
        var text = string.Join(' ', ids);
        return text.Length == 0 ? null : text;
    }

    /// <summary>What a person typed, kept after an error, else the model's own value.</summary>
    public string? ValueOf(ModelExpression expression, ModelStateDictionary state) =>
        state.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } typed
            ? typed
            : Convert.ToString(expression.Model, System.Globalization.CultureInfo.InvariantCulture);

    public IHtmlContent Label(string label, string? optional)
    {
        var tag = Element("label", Error is null ? "usa-label" : "usa-label usa-label--error", label);
        tag.Attributes["for"] = Id;
        if (optional is not null)
            _ = tag.InnerHtml.Append(" ").AppendHtml(Element("span", "usa-hint", optional));
        return tag;
    }

    public IHtmlContent HintAndError(string? hint)
    {
        var content = new HtmlContentBuilder();
        if (hint is not null)
            _ = content.AppendHtml(Element("span", "usa-hint", hint, HintId));
        if (Error is not null)
            _ = content.AppendHtml(Element("span", "usa-error-message", Error, ErrorId));
        return content;
    }

    public string GroupClass => Error is null ? "usa-form-group" : "usa-form-group usa-form-group--error";

    public static TagBuilder Element(string name, string css, string? text = null, string? id = null)
    {
        var tag = new TagBuilder(name);
        tag.AddCssClass(css);
        if (id is not null)
            tag.Attributes["id"] = id;
        if (text is not null)
            _ = tag.InnerHtml.Append(text);
        return tag;
    }
}
