using Grancius.Domain.Common;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>A page on which somebody changes what is their own.</summary>
public abstract class MePage(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Whether they signed in so recently that they may change what they sign in with.</summary>
    public bool IsFresh => StaffDoor.IsFresh(User);

    /// <summary>Where they sign in again to go on here.</summary>
    public string AgainAddress => $"/sign-in?returnUrl={Uri.EscapeDataString(Request.Path)}";

    /// <summary>The sign-in that this request belongs to.</summary>
    protected Guid SessionId => StaffDoor.SessionOf(User);

    /// <summary>On with a notice; or the page again with what was refused, beside its field.</summary>
    protected IActionResult Done<T>(Result<T> result, string address, Func<T, string> notice)
    {
        if (result.Error is not { } error)
            return SeeOther(address, notice(result.Value));

        ModelState.Refuse(error, this);
        return Page();
    }
}
