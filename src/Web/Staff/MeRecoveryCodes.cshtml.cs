using Grancius.Application.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>New recovery codes in the place of those there are.</summary>
[Authorize(Policy = StaffSignIn.Anyone)]
public sealed class MeRecoveryCodesModel(IMediator mediator) : MePage(mediator)
{
    /// <summary>How many are left.</summary>
    public int Left { get; private set; }

    /// <summary>To be shown once, when they are made.</summary>
    public RecoveryCodes? Codes { get; private set; }

    /// <summary>Asks.</summary>
    public void OnGet()
    {
    }

    /// <summary>Makes them.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var made = await Mediator.Send(new MakeRecoveryCodes(Me, SessionId), ct);
        if (made.Error is { } error)
            ModelState.Refuse(error, this);
        else
            Codes = made.Value;
        return Page();
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Left = (await Mediator.Send(new GetMySecurity(Me, SessionId), ct)).Value.Ways.RecoveryCodesLeft;
        return null;
    }
}
