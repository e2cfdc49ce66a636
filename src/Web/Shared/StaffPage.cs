using System.Reflection;
using Grancius.Application.Jurisdictions;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Grancius.Web.Shared;

/// <summary>
/// A page of the staff, in English. It carries <c>[Authorize(Policy = nameof(StaffAction.X))]</c>, and gets the staff's
/// layout by itself.
/// </summary>
[InEnglish]
public abstract class StaffPage(IMediator mediator) : PageModel
{
    private const string NoticeKey = "Notice";

    /// <summary>Who is signed in: what the use cases take as <c>By</c>.</summary>
    public Actor Me { get; private set; } = null!;

    /// <summary>The jurisdiction they work for.</summary>
    public JurisdictionDetails Place { get; private set; } = null!;

    /// <summary>Where its clocks stand: times on the page are of this zone.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Place.TimeZone);

    /// <summary>What the page before this one has to say about what was done there.</summary>
    public string? Notice { get; private set; }

    /// <summary>When the day began there.</summary>
    protected DateTimeOffset StartOfToday(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var midnight = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).Date;
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary>What the use cases are sent through.</summary>
    protected IMediator Mediator => mediator;

    /// <inheritdoc />
    /// <remarks>By its name, the framework would take it for a handler of requests by the method "PAGE".</remarks>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var needs = context.HandlerMethod?.MethodInfo.GetCustomAttribute<NeedsAttribute>();
        if (StaffClaims.Read(User) is not { } me || !await WorksAt(me, HttpContext.RequestAborted))
            context.Result = new ChallengeResult(StaffSignIn.Scheme);
        else if (needs is not null && !Me.May(needs.Action))
            context.Result = Forbidden();
        else if (await Prepare(HttpContext.RequestAborted) is { } instead)
            context.Result = instead;
        else
            await next();
    }

    /// <summary>Looks up what every handler of the page needs.</summary>
    /// <returns>What to answer instead of running the page; null to run it.</returns>
    protected virtual Task<IActionResult?> Prepare(CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    /// <summary>On to another page after a form was sent, by GET whatever the browser sent before.</summary>
    /// <param name="address">Of our own site.</param>
    /// <param name="notice">What was done, in a sentence, for that page to show at its top.</param>
    protected StatusCodeResult SeeOther(string address, string? notice = null)
    {
        if (notice is not null)
            TempData[NoticeKey] = notice;
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The page that says that this is not for them.</summary>
    protected ForbidResult Forbidden() => new(StaffSignIn.Scheme);

    /// <summary>Shows the page again with what was refused beside its fields, where they have the names of the use case's.</summary>
    /// <param name="error">From the use case; its field names may be spelled as the API does.</param>
    /// <param name="prefix">Of the model's fields, such as <c>Input</c>.</param>
    protected PageResult Refused(Error error, string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (error.Fields is not { Count: > 0 } fields)
        {
            ModelState.AddModelError(error.Field is { } field ? Key(field) : "", error.Message);
            return Page();
        }

        foreach (var (name, messages) in fields)
        {
            foreach (var message in messages)
                ModelState.AddModelError(Key(name), message);
        }

        return Page();

        string Key(string name) => prefix is null ? name : $"{prefix}.{name}";
    }

    private async Task<bool> WorksAt(Actor me, CancellationToken ct)
    {
        var found = await mediator.Send(new GetWorkplace(me), ct);
        if (!found.IsSuccess)
            return false;

        Place = found.Value;
        Me = me with { Jurisdiction = Place.Slug };
        Notice = TempData[NoticeKey] as string;
        var site = HttpContext.RequestServices.GetRequiredService<IOptions<WebShellOptions>>().Value.DefaultHead;
        ViewData["Head"] = new SiteHead(null, Place.Name, Place.Phone, Place.Email, site.Demo, Place.Look.Accent)
        {
            TextOnAccent = Place.Look.OnAccent,
            Logo = SiteHead.LogoOf(Place.Slug, Place.Look),
            LogoAlt = Place.Look.LogoAlt,
        };
        ViewData["Me"] = Me;
        ViewData["Notice"] = Notice;
        return true;
    }
}
