using Grancius.Application.Jurisdictions;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Grancius.Web.Jurisdictions;

/// <summary>
/// A page of one jurisdiction, which its address names: before the page runs, the jurisdiction is looked up and the head
/// filled in; a name that nobody has is a page not found.
/// </summary>
public abstract class PayerPage(IMediator mediator) : PageModel
{
    /// <summary>The jurisdiction whose page this is.</summary>
    public JurisdictionDetails Place { get; private set; } = null!;

    /// <summary>Where its clocks stand: times on the page are of this zone.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Place.TimeZone);

    /// <summary>What the use cases are sent through.</summary>
    protected IMediator Mediator => mediator;

    /// <inheritdoc />
    /// <remarks>By its name, the framework would take it for a handler of requests by the method "PAGE".</remarks>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (Slug is not { } slug || !await BelongsTo(slug, HttpContext.RequestAborted))
            context.Result = Unknown();
        else if (await Prepare(HttpContext.RequestAborted) is { } instead)
            context.Result = instead;
        else
            await next();
    }

    /// <summary>How the address of the request names the jurisdiction: as it is called now, or as it once was.</summary>
    public string Asked => Slug ?? Place.Slug;

    /// <summary>An address below this jurisdiction's.</summary>
    public string At(string path) => $"/{Place.Slug}/{path}";

    /// <summary>How the address names the jurisdiction.</summary>
    protected virtual string? Slug => RouteData.Values["jurisdiction"] as string;

    /// <summary>The answer where there is no jurisdiction of that name.</summary>
    protected virtual IActionResult Unknown() => NotFound();

    /// <summary>Looks up what every handler of the page needs.</summary>
    /// <returns>What to answer instead of running the page; null to run it.</returns>
    protected virtual Task<IActionResult?> Prepare(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    /// <summary>On to another page after a form was sent, by GET whatever the browser sent before.</summary>
    protected StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>
    /// The same page in the language that a payment was begun in, for a reader who has not chosen one here: a browser
    /// that comes back from the processor by POST brings no cookie, and a letter may be opened anywhere.
    /// </summary>
    /// <returns>Null when the page is in the right language already.</returns>
    protected IActionResult? InLanguage(string language) =>
        Language.IsChosen(Request) || Language.Current == language
            ? null
            : SeeOther(Language.AddressIn(language, Request, Request.Path.ToUriComponent()));

    private async Task<bool> BelongsTo(string slug, CancellationToken ct)
    {
        var found = await mediator.Send(new GetJurisdiction(slug), ct);
        if (!found.IsSuccess)
            return false;

        Place = found.Value;
        var site = HttpContext.RequestServices.GetRequiredService<IOptions<WebShellOptions>>().Value.DefaultHead;
        ViewData["Head"] = new SiteHead(Place.Slug, Place.Name, Place.Phone, Place.Email, site.Demo, Place.Look.Accent)
        {
            TextOnAccent = Place.Look.OnAccent,
            Logo = SiteHead.LogoOf(Place.Slug, Place.Look),
            LogoAlt = Place.Look.LogoAlt,
        };
        return true;
    }
}
