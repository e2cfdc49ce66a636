using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Grancius.Web.Staff;

/// <summary>Whoever has no second factor yet sets one up on the way in.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffDoor.Limit)]
public sealed class SetUpModel(IMediator mediator) : DoorPage(mediator)
{
    /// <summary>The first that the app shows.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The key that the form brings back.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    /// <summary>For the app.</summary>
    public AuthenticatorKey Key { get; private set; } = null!;

    /// <summary>To be shown once, when it is done.</summary>
    public RecoveryCodes? Codes { get; private set; }

    /// <summary>Where they go on to.</summary>
    public string Goal { get; private set; } = "";

    /// <summary>Shows a key.</summary>
    public Task<IActionResult> OnGet(CancellationToken ct) => Show(ct);

    /// <summary>In, with the recovery codes; or the same key again.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (Pending.Read(HttpContext) is not { } pending)
            return SeeOther(Door("/sign-in"));

        var done = await Mediator.Send(new SetUpAuthenticator(pending, Sealed ?? "", Code ?? "", Place), ct);
        if (done.Error is { } error)
        {
            Refused(error == StaffErrors.WrongCode ? error with { Message = "This is not the code that the app shows now. Enter the six digits before they change." } : error);
            return await Show(ct);
        }

        (Codes, Goal) = (done.Value.Recovery, StaffDoor.Goal(ReturnUrl, done.Value.Roles));
        Pending.Remove(HttpContext);
        await StaffDoor.LetIn(HttpContext, done.Value.Session);
        return Page();
    }

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        if (Pending.Read(HttpContext) is not { } pending)
            return SeeOther(Door("/sign-in"));

        var key = await Mediator.Send(new AskForAuthenticator(pending, Sealed), ct);
        if (!key.IsSuccess)
            return SeeOther(Door("/sign-in"));

        Key = key.Value;
        return Page();
    }
}
