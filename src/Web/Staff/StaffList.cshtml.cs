using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>Everybody who works for the jurisdiction, and who is invited.</summary>
[Authorize(Policy = nameof(StaffAction.ManageStaff))]
public sealed class StaffListModel(IMediator mediator) : MePage(mediator)
{
    /// <summary>The last of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>A page of them.</summary>
    public StaffList List { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <summary>An invitation is good no longer.</summary>
    public async Task<IActionResult> OnPostWithdraw(Guid invitation, CancellationToken ct) =>
        Done(await Mediator.Send(new WithdrawInvitation(Me, invitation), ct), "/admin/staff", email => $"The invitation of {email} was withdrawn.");

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new ListStaff(Me, After), ct);
        if (!found.IsSuccess)
            return NotFound();

        List = found.Value;
        return null;
    }
}
