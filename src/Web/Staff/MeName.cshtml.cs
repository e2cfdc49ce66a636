using Grancius.Application.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>The name by which others see what one did.</summary>
[Authorize(Policy = StaffSignIn.Anyone)]
public sealed class MeNameModel(IMediator mediator) : MePage(mediator)
{
    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Shows the present one.</summary>
    public void OnGet() => Name = Me.Name;

    /// <summary>Takes the new one.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct) =>
        Done(await Mediator.Send(new RenameMyself(Me, Name ?? ""), ct), "/me", name => $"Your name is now {name}.");
}
