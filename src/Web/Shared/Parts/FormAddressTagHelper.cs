using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>
/// A form without an address is sent to where the page was shown, and a page that one of several buttons brought up is
/// shown at that button's address: its main button would do what the other did again. So such a form goes home.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormAddressTagHelper : TagHelper
{
    private const string Handler = "handler";

    /// <summary>The page, filled in by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    /// <remarks>After the framework's own, which gives its token to forms that name no address.</remarks>
    public override int Order => 1000;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        if (context.AllAttributes.ContainsName("action") || !request.Query.ContainsKey(Handler))
            return;

        var others = request.Query.Where(part => !part.Key.Equals(Handler, StringComparison.OrdinalIgnoreCase));
        output.Attributes.SetAttribute("action", request.PathBase + request.Path + new QueryBuilder(others).ToQueryString());
    }
}
