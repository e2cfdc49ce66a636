using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Grancius.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>An administrator invites somebody, and gets the link to hand over.</summary>
[Authorize(Policy = nameof(StaffAction.ManageStaff))]
public sealed class InviteModel(IMediator mediator, Settings settings) : MePage(mediator)
{
    /// <summary>Whom.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>By what they will sign in.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>What they may do.</summary>
    [BindProperty]
    public IReadOnlyList<StaffRole> Roles { get; set; } = [];

    /// <summary>To be shown once, when it is made.</summary>
    public InvitationLink? Link { get; private set; }

    /// <summary>The whole address.</summary>
    public Uri Address => new(settings.PublicUrl, $"invitation/{Link!.Token}");

    /// <summary>Asks.</summary>
    public void OnGet()
    {
    }

    /// <summary>Makes the link.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var made = await Mediator.Send(new InviteStaff(Me, Name ?? "", Email ?? "", Roles), ct);
        if (made.Error is { } error)
            ModelState.Refuse(error, this);
        else
            Link = made.Value;
        return Page();
    }
}
