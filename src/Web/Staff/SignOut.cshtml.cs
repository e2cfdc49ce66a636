using Grancius.Application.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>Out: the session ends in the store, and the cookie goes.</summary>
[Authorize(Policy = StaffSignIn.Anyone)]
public sealed class SignOutModel(IMediator mediator) : MePage(mediator)
{
    /// <summary>Whoever follows a link is not signed out by it.</summary>
    public IActionResult OnGet() => SeeOther("/me");

    /// <summary>Out.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Mediator.Send(new EndSession(Me, SessionId), ct);
        await StaffDoor.LetOut(HttpContext);
        return SeeOther("/sign-in");
    }
}
