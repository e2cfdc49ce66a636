using Grancius.Application.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Grancius.Web.Staff;

/// <summary>One's authenticator app: the first, or another in its place.</summary>
[Authorize(Policy = StaffSignIn.Anyone)]
[EnableRateLimiting(StaffDoor.Limit)]
public sealed class MeAuthenticatorModel(IMediator mediator) : MePage(mediator)
{
    /// <summary>The first that the app shows.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The key that the form brings back.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    /// <summary>For the app.</summary>
    public AuthenticatorKey Key { get; private set; } = null!;

    /// <summary>Whether there is one already.</summary>
    public bool Has { get; private set; }

    /// <summary>To be shown once, when it is done.</summary>
    public RecoveryCodes? Codes { get; private set; }

    /// <summary>Shows a key.</summary>
    public void OnGet()
    {
    }

    /// <summary>Takes the new app, and shows the recovery codes.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var done = await Mediator.Send(new ReplaceAuthenticator(Me, SessionId, Sealed ?? "", Code ?? ""), ct);
        if (done.Error is { } error)
            ModelState.Refuse(error, this);
        else
            Codes = done.Value;
        return Page();
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Has = (await Mediator.Send(new GetMySecurity(Me, SessionId), ct)).Value.Ways.Authenticator;
        // What is longer than any key of ours was made up: a new one then.
        Key = (await Mediator.Send(new AskForNewAuthenticator(Me, Sealed is { Length: <= 1000 } ? Sealed : null), ct)).Value;
        return null;
    }
}
