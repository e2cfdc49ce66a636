using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Shared.Parts;

/// <summary>Where the payer is on the way from bill to receipt: <c>&lt;gr-steps at="Review" /&gt;</c>.</summary>
[HtmlTargetElement("gr-steps", Attributes = "at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper(IStringLocalizer<Words> words) : TagHelper
{
    private static readonly Step[] Steps = Enum.GetValues<Step>();

    /// <summary>The step of this page.</summary>
    public required Step At { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var segments = Field.Element("ol", "usa-step-indicator__segments");
        foreach (var step in Steps)
            _ = segments.InnerHtml.AppendHtml(Segment(step));

        // A paragraph where USWDS has a heading: the page's outline begins with its own title.
        var count = string.Format(CultureInfo.InvariantCulture, words["Steps.Of"].Value, (int)At + 1, Steps.Length);
        var heading = Field.Element("p", "usa-step-indicator__heading gr-steps__now");
        _ = heading.InnerHtml
            .AppendHtml(Field.Element("span", "gr-steps__count", count))
            .Append(" ")
            .AppendHtml(Field.Element("strong", "gr-steps__name", words["Steps." + At]));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "usa-step-indicator gr-steps");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-label", words["Steps.Label"].Value);
        output.Content.AppendHtml(segments).AppendHtml(heading);
    }

    private TagBuilder Segment(Step step)
    {
        var segment = Field.Element("li", "usa-step-indicator__segment");
        var label = Field.Element("span", "usa-step-indicator__segment-label", words["Steps." + step]);
        if (step == At)
        {
            segment.AddCssClass("usa-step-indicator__segment--current");
            segment.Attributes["aria-current"] = "step";
        }
        else
        {
            if (step < At)
                segment.AddCssClass("usa-step-indicator__segment--complete");
            _ = label.InnerHtml.Append(" ")
                .AppendHtml(Field.Element("span", "usa-sr-only", words[step < At ? "Steps.Done" : "Steps.NotDone"]));
        }

        _ = segment.InnerHtml.AppendHtml(label);
        return segment;
    }
}
