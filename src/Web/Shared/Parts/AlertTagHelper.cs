using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Grancius.Web.Shared.Parts;

/// <summary>A notice on the page: <c>&lt;gr-alert kind="Warning" heading="..."&gt;text&lt;/gr-alert&gt;</c>.</summary>
[HtmlTargetElement("gr-alert", Attributes = "kind")]
public sealed class AlertTagHelper : TagHelper
{
    /// <summary>Its icon and colour.</summary>
    public required AlertKind Kind { get; set; }

    /// <summary>Its first line; a short notice needs none.</summary>
    public string? Heading { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = Field.Element("div", "usa-alert__text");
        _ = text.InnerHtml.AppendHtml(await output.GetChildContentAsync());

        var body = Field.Element("div", "usa-alert__body");
        if (Heading is not null)
            _ = body.InnerHtml.AppendHtml(Field.Element("h2", "usa-alert__heading", Heading));
        _ = body.InnerHtml.AppendHtml(text);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"usa-alert usa-alert--{Name(Kind)}{(Heading is null ? " usa-alert--slim" : "")}");
        output.Content.SetHtmlContent(body);
    }

    private static string Name(AlertKind kind) => kind switch
    {
        AlertKind.Info => "info",
        AlertKind.Success => "success",
        AlertKind.Warning => "warning",
        AlertKind.Error => "error",
    };
}
