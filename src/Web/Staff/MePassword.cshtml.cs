using Grancius.Application.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Grancius.Web.Staff;

/// <summary>A new password; every other sign-in ends.</summary>
[Authorize(Policy = StaffSignIn.Anyone)]
[EnableRateLimiting(StaffDoor.Limit)]
public sealed class MePasswordModel(IMediator mediator) : MePage(mediator)
{
    /// <summary>The present one.</summary>
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether there is a present one.</summary>
    public bool Has { get; private set; }

    /// <summary>Asks.</summary>
    public void OnGet()
    {
    }

    /// <summary>Takes the new one.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct) =>
        Done(await Mediator.Send(new ChangePassword(Me, SessionId, Current ?? "", Password ?? ""), ct), "/me", _ => "Your password was changed, and you were signed out everywhere else.");

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Has = (await Mediator.Send(new GetMySecurity(Me, SessionId), ct)).Value.Ways.Password;
        return null;
    }
}
