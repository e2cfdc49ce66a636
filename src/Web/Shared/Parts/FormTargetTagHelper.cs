using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// A form without an address of its own is sent to its page. A browser alone would send it to where the page came from: after
/// a button with another handler, every further button would go to that handler too.
/// <c>gr-enter="true"</c> lets Enter press the form's own button, whatever other buttons stand before it.
/// </summary>
[HtmlTargetElement("form")]
public sealed class FormTargetTagHelper : TagHelper
{
    private const string Handler = "handler";

    /// <summary>Whether Enter sends the form to its page.</summary>
    [HtmlAttributeName("gr-enter")]
    public bool Enter { get; set; }

    /// <summary>The page, filled in by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = ViewContext.HttpContext.Request;
        if (!context.AllAttributes.ContainsName("action") && request.Query.ContainsKey(Handler))
        {
            var kept = new QueryBuilder(request.Query.Where(pair => !string.Equals(pair.Key, Handler, StringComparison.OrdinalIgnoreCase)));
            output.Attributes.SetAttribute("action", request.PathBase + request.Path + kept.ToQueryString());
        }

        if (!Enter)
            return;

        // Enter presses the first button of a form: this one, which nobody sees or reaches otherwise.
        var first = Field.Element("button", "usa-sr-only");
        first.Attributes["type"] = "submit";
        first.Attributes["tabindex"] = "-1";
        first.Attributes["aria-hidden"] = "true";
        _ = output.PreContent.AppendHtml(first);
    }
}
