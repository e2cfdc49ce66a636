using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Staff;

namespace Grancius.Application.Fees;

/// <summary>Puts a submitted version in force on its dates, by somebody who had no part in it.</summary>
/// <param name="Revision">The revision of the version that whoever asks has seen.</param>
public sealed record ApproveFeeSchedule(Actor By, string Code, Guid Schedule, int Revision) : ICommand<FeeScheduleStatus>;

internal sealed class ApproveFeeScheduleValidator : AbstractValidator<ApproveFeeSchedule>
{
    public ApproveFeeScheduleValidator()
    {
        RuleFor(command => command.Code).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Schedule).NotEmpty();
    }
}

internal sealed class ApproveFeeScheduleHandler(RegisterDesk desk) : ICommandHandler<ApproveFeeSchedule, FeeScheduleStatus>
{
    public async Task<Result<FeeScheduleStatus>> Handle(ApproveFeeSchedule command, CancellationToken ct) => command.By.May(StaffAction.ApproveSchedules)
        ? await desk.Move(command.By, command.Code, command.Schedule,
            (code, pen) => code.Approve(command.Schedule, command.Revision, pen.Today, pen.By),
            "schedule_approved", version => $"Approved the version {version.Span()} of {command.Code}: {FeeRuleWords.Of(version.Rule)} ({version.LegalReference}).", ct)
        : RegisterRules.NotPermitted;
}
