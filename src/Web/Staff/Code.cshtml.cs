using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Grancius.Web.Staff;

/// <summary>The second step in: a code of the authenticator app, or in its place a recovery code.</summary>
[AllowAnonymous]
[EnableRateLimiting(StaffDoor.Limit)]
public class CodeModel(IMediator mediator) : DoorPage(mediator)
{
    /// <summary>What they have.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whether it is a recovery code that is asked for.</summary>
    protected virtual bool Recovery => false;

    /// <summary>Asks whoever knew the password.</summary>
    public IActionResult OnGet() => Pending.Read(HttpContext) is null ? SeeOther(Door("/sign-in")) : Page();

    /// <summary>In, or asks again.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (Pending.Read(HttpContext) is not { } pending)
            return SeeOther(Door("/sign-in"));

        var step = await Mediator.Send(new SignInWithCode(pending, Code ?? "", Recovery, Place), ct);
        if (step.Error == StaffErrors.SignInTooOld)
            return SeeOther(Door("/sign-in"));
        return step.Error is { } error ? Refused(error) : await Next(step.Value);
    }
}

/// <summary>The second step in without the authenticator app.</summary>
public sealed class RecoveryModel(IMediator mediator) : CodeModel(mediator)
{
    /// <inheritdoc />
    protected override bool Recovery => true;
}
