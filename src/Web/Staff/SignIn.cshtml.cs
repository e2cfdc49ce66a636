using Grancius.Application.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Grancius.Web.Staff;

/// <summary>The first step in: by password or by passkey.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffDoor.Limit)]
public sealed class SignInModel(IMediator mediator) : DoorPage(mediator)
{
    /// <summary>Who.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>What they know.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the browser is asked for a passkey.</summary>
    public PasskeyQuestion Passkey { get; private set; } = null!;

    /// <inheritdoc />
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Passkey = (await Mediator.Send(new AskForPasskey(), HttpContext.RequestAborted)).Value;
        await next();
    }

    /// <summary>Asks.</summary>
    public void OnGet()
    {
    }

    /// <summary>By password: in, or on to the second factor.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var step = await Mediator.Send(new SignIn(Email ?? "", Password ?? "", Place), ct);
        return step.Error is { } error ? Refused(error) : await Next(step.Value);
    }

    /// <summary>By passkey: in.</summary>
    public async Task<IActionResult> OnPostPasskey(string? state, string? answer, CancellationToken ct)
    {
        var step = await Mediator.Send(new SignInWithPasskey(state ?? "", answer ?? "", Place), ct);
        return step.IsSuccess ? await Next(step.Value) : Refused(Domain.Staff.StaffErrors.WrongPasskey);
    }
}
