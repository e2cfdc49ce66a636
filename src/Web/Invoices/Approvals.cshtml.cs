using Grancius.Application.Common;
using Grancius.Application.Invoices;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Invoices;

/// <summary>Reductions that wait for a second person, and what became of others.</summary>
[Authorize(Policy = nameof(StaffAction.ViewAccounts))]
public sealed class ApprovalsModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Which are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public RequestState State { get; set; }

    /// <summary>What the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public Guid? After { get; set; }

    /// <summary>The request that is decided.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The page's requests.</summary>
    public Page<RequestDetails> Rows { get; private set; } = new([], null);

    /// <summary>Shows them.</summary>
    public Task OnGet(CancellationToken ct) => Load(ct);

    /// <summary>The second person agrees.</summary>
    [Needs(StaffAction.ApproveWaivers)]
    public Task<IActionResult> OnPostApprove(CancellationToken ct) => Decide(approve: true, ct);

    /// <summary>The second person does not.</summary>
    [Needs(StaffAction.ApproveWaivers)]
    public Task<IActionResult> OnPostRefuse(CancellationToken ct) => Decide(approve: false, ct);

    private async Task<IActionResult> Decide(bool approve, CancellationToken ct)
    {
        var decided = await Mediator.Send(new DecideAdjustment(Me, Id, approve, Words), ct);
        if (decided.Error is { } refused)
        {
            await Load(ct);
            ModelState.AddModelError(refused.Fields is null ? "" : $"words-{Id}", refused.Message);
            return Page();
        }

        return SeeOther("/approvals", decided.Value.Approved
            ? $"Approved: {decided.Value.InvoiceNumber} is changed by {decided.Value.Change}, {decided.Value.BalanceDue} is due."
            : $"Refused: {decided.Value.InvoiceNumber} stays as it is.");
    }

    private async Task Load(CancellationToken ct)
    {
        var rows = await Mediator.Send(new ListAdjustmentRequests(Me, State, After, PageLimit.Usual), ct);
        Rows = rows.IsSuccess ? rows.Value : Rows;
    }
}
