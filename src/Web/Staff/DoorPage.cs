using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Grancius.Web.Staff;

/// <summary>A page on the way in, for people who are not in yet.</summary>
[InEnglish]
public abstract class DoorPage(IMediator mediator) : PageModel
{
    /// <summary>Where they wanted to go.</summary>
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    protected IMediator Mediator => mediator;

    internal PendingCookie Pending => HttpContext.RequestServices.GetRequiredService<PendingCookie>();

    /// <summary>The address of another page of the door, with where they wanted to go.</summary>
    public string Door(string path) => ReturnUrl is { Length: > 0 } ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}returnUrl={Uri.EscapeDataString(ReturnUrl)}" : path;

    /// <summary>The device in a person's words, and the counter it is.</summary>
    protected SignInPlace Place => new(
        DeviceName.Of(Request.Headers.UserAgent.ToString()), HttpContext.RequestServices.GetRequiredService<CounterCookie>().Read(HttpContext));

    /// <summary>On to what comes next.</summary>
    protected async Task<IActionResult> Next(SignInStep step)
    {
        switch (step.Next)
        {
            case SignInNext.In:
                Pending.Remove(HttpContext);
                await StaffDoor.LetIn(HttpContext, step.Session!);
                return SeeOther(StaffDoor.Goal(ReturnUrl, step.Roles));
            case SignInNext.Passkey:
                ModelState.AddModelError("", "Your account has a passkey and no authenticator app: use “Sign in with a passkey”.");
                return Page();
            default:
                Pending.Write(HttpContext, step.Pending!);
                return SeeOther(Door(step.Next == SignInNext.Code ? "/sign-in/code" : "/sign-in/set-up"));
        }
    }

    /// <summary>The refusal beside its field, or above the form where it is about none of them.</summary>
    protected PageResult Refused(Error error)
    {
        ModelState.Refuse(error, this);
        return Page();
    }

    protected StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
