using Grancius.Application.Staff;
using Grancius.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Grancius.Web.Staff;

/// <summary>The link of an invitation: the person says their name and chooses what to sign in with.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffDoor.Limit)]
public sealed class InvitationModel(IMediator mediator) : DoorPage(mediator)
{
    /// <summary>The link's secret.</summary>
    [FromRoute]
    public string Token { get; set; } = "";

    /// <summary>As others are to see it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Of their own choice.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Null when the link is good no longer.</summary>
    public InvitationDetails? Details { get; private set; }

    /// <summary>What the browser is asked, to make a passkey.</summary>
    public PasskeyQuestion? Passkey { get; private set; }

    /// <summary>In words.</summary>
    public string Roles => RoleWords.List(Details!.Roles);

    /// <inheritdoc />
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var found = await Mediator.Send(new GetInvitation(Token), HttpContext.RequestAborted);
        if (!found.IsSuccess)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            context.Result = Page();
            return;
        }

        Details = found.Value;
        Passkey = (await Mediator.Send(new AskForFirstPasskey(Token), HttpContext.RequestAborted)).Value;
        await next();
    }

    /// <summary>Asks, with the name that the administrator wrote.</summary>
    public void OnGet() => Name = Details!.Name;

    /// <summary>They join with a password.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct) => await Joined(await Mediator.Send(new AcceptInvitation(Token, Name ?? "", Password ?? "", Place), ct));

    /// <summary>They join with a passkey.</summary>
    public async Task<IActionResult> OnPostPasskey(string? state, string? answer, CancellationToken ct) =>
        await Joined(await Mediator.Send(new AcceptInvitationWithPasskey(Token, Name ?? "", state ?? "", answer ?? "", Place), ct));

    private async Task<IActionResult> Joined(Result<SignInStep> step) => step.Error is { } error ? Refused(error) : await Next(step.Value);
}
