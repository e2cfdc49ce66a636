using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Grancius.Web.Shared.Parts;

/// <summary>The icons of the sprite; which ones it holds is listed in <c>build-assets.mjs</c>.</summary>
/// <param name="versions">Gives the sprite's address its fingerprint.</param>
/// <param name="contexts">The request whose path base the address begins with.</param>
public sealed class Icons(IFileVersionProvider versions, IHttpContextAccessor contexts)
{
    /// <summary>An icon that says nothing by itself: the word beside it does.</summary>
    public IHtmlContent Named(string name)
    {
        var root = contexts.HttpContext?.Request.PathBase ?? PathString.Empty;
        var use = new TagBuilder("use");
        use.Attributes["href"] = versions.AddFileVersionToPath(root, root + "/assets/icons.svg") + "#" + name;

        var svg = Field.Element("svg", "usa-icon");
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        _ = svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
