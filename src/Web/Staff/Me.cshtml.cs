using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>One's own account: what one signs in with, and where one is signed in.</summary>
[Authorize(Policy = StaffSignIn.Anyone)]
public sealed class MeModel(IMediator mediator) : MePage(mediator)
{
    /// <summary>All of it.</summary>
    public MySecurity Security { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Ends one sign-in, this one too.</summary>
    public async Task<IActionResult> OnPostEnd(Guid session, CancellationToken ct)
    {
        await Mediator.Send(new EndSession(Me, session), ct);
        if (session != SessionId)
            return SeeOther("/me", "Signed out there.");

        await StaffDoor.LetOut(HttpContext);
        return SeeOther("/sign-in");
    }

    /// <summary>Ends all of them.</summary>
    public async Task<IActionResult> OnPostEverywhere(CancellationToken ct)
    {
        await Mediator.Send(new EndAllSessions(Me, null), ct);
        await StaffDoor.LetOut(HttpContext);
        return SeeOther("/sign-in");
    }

    /// <summary>By what they signed in there, in words.</summary>
    public string How(SessionDetails session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Means switch
        {
            SignInMeans.PasswordAndCode => "Password and code",
            SignInMeans.PasswordAndRecoveryCode => "Password and recovery code",
            SignInMeans.Passkey => "Passkey",
            SignInMeans.PasswordAtCounter => $"Password at {session.Counter ?? "a counter"}",
            SignInMeans.PasswordOfDemo => "Password of the demo",
        };
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Security = (await Mediator.Send(new GetMySecurity(Me, SessionId), ct)).Value;
        return null;
    }
}
