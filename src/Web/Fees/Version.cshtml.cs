using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Domain.Fees;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>One version: what approving it changes and from which day, and the buttons of whoever may decide.</summary>
[Authorize(Policy = nameof(StaffAction.ViewRegister))]
public sealed class VersionModel(IMediator mediator) : RegisterPage(mediator)
{
    /// <summary>The revision that was shown.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Why it is returned or withdrawn.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether the entry does not say yet what number the version asks for.</summary>
    public bool LacksInputLabel => Version.Terms.Rule.DependsOn != FeeDependsOn.Nothing && (Fee.Terms.InputLabel.Length == 0 || Fee.Terms.InputLabelEs.Length == 0);

    /// <summary>Whether the buttons of the second person are shown.</summary>
    public bool MayApprove => Me.May(StaffAction.ApproveSchedules) && !Version.IsOwnWork;

    /// <summary>Shows it.</summary>
    public void OnGet() => Revision = Version.Revision;

    /// <summary>Lays it before a second person.</summary>
    [Needs(StaffAction.MaintainRegister)]
    public Task<IActionResult> OnPostSubmit(CancellationToken ct) =>
        Do(new SubmitFeeSchedule(Me, Fee.Code, Version.Id, Revision), "The version waits for approval by somebody else.", ct);

    /// <summary>Puts it in force on its days.</summary>
    [Needs(StaffAction.ApproveSchedules)]
    public Task<IActionResult> OnPostApprove(CancellationToken ct) =>
        Do(new ApproveFeeSchedule(Me, Fee.Code, Version.Id, Revision), $"Approved: it is in force {VersionWords.Span(Version.Terms)}.", ct);

    /// <summary>Gives it back.</summary>
    [Needs(StaffAction.MaintainRegister)]
    public Task<IActionResult> OnPostReturn(CancellationToken ct) =>
        Do(new ReturnFeeSchedule(Me, Fee.Code, Version.Id, Revision, Reason ?? ""), "The version is a draft again.", ct);

    /// <summary>Gives it up.</summary>
    [Needs(StaffAction.MaintainRegister)]
    public Task<IActionResult> OnPostWithdraw(CancellationToken ct) =>
        Do(new WithdrawFeeSchedule(Me, Fee.Code, Version.Id, Revision, Reason ?? ""), "The version is withdrawn.", ct);

    private async Task<IActionResult> Do(ICommand<FeeScheduleStatus> command, string notice, CancellationToken ct)
    {
        var done = await Mediator.Send(command, ct);
        // Dates and labels have no field on this page: they are shown as what is wrong with the whole.
        return done.Error is { } error ? Refused(error.Fields is null ? error with { Field = null } : error) : SeeOther($"{Home}/versions/{Version.Id}", notice);
    }
}
