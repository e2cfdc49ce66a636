using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>One of the jurisdiction's staff, as an administrator sees and changes them.</summary>
[Authorize(Policy = nameof(StaffAction.ManageStaff))]
public sealed class MemberModel(IMediator mediator) : MePage(mediator)
{
    /// <summary>Who.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What they are to be allowed.</summary>
    [BindProperty]
    public IReadOnlyList<StaffRole> Roles { get; set; } = [];

    /// <summary>Who it is.</summary>
    public StaffMemberDetails Member { get; private set; } = null!;

    /// <summary>Whether it is the one who looks.</summary>
    public bool IsMe => Member.Id == Me.Id.Value;

    /// <summary>By what they sign in, in words.</summary>
    public string Ways => string.Join(", ", new[]
    {
        Member.Ways.Password ? "password" : null,
        Member.Ways.Authenticator ? "authenticator app" : null,
        Member.Ways.Passkeys > 0 ? "passkey" : null,
        Member.Ways.LacksSecondFactor ? "no second factor yet" : null,
    }.OfType<string>());

    private string Here => $"/admin/staff/{Id}";

    /// <summary>Shows them.</summary>
    public void OnGet() => Roles = Member.Roles;

    /// <summary>Other roles.</summary>
    public async Task<IActionResult> OnPostRoles(CancellationToken ct) =>
        Done(await Mediator.Send(new ChangeRoles(Me, Id, Roles), ct), Here, name => $"The roles of {name} were changed.");

    /// <summary>A new start for somebody who lost their phone.</summary>
    public async Task<IActionResult> OnPostReset(CancellationToken ct) =>
        Again(Done(await Mediator.Send(new ResetSecondFactor(Me, Id), ct), Here, name => $"{name} sets up a new second factor at the next sign-in."));

    /// <summary>They leave.</summary>
    public async Task<IActionResult> OnPostDisable(CancellationToken ct) =>
        Again(Done(await Mediator.Send(new DisableStaff(Me, Id), ct), Here, name => $"{name} was signed out and signs in no more."));

    /// <summary>They come back.</summary>
    public async Task<IActionResult> OnPostEnable(CancellationToken ct) =>
        Again(Done(await Mediator.Send(new EnableStaff(Me, Id), ct), Here, name => $"{name} may sign in again."));

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetStaffMember(Me, Id), ct);
        if (!found.IsSuccess)
            return NotFound();

        Member = found.Value;
        return null;
    }

    /// <summary>The form of the roles shows what they are, where another one was sent.</summary>
    private IActionResult Again(IActionResult answer)
    {
        Roles = Member.Roles;
        return answer;
    }
}
