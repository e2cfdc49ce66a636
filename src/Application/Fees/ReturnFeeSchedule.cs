using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Staff;

namespace Grancius.Application.Fees;

/// <summary>Gives a submitted version back to whoever wrote it, with the reason.</summary>
/// <param name="Revision">The revision of the version that whoever asks has seen.</param>
public sealed record ReturnFeeSchedule(Actor By, string Code, Guid Schedule, int Revision, string Reason) : ICommand<FeeScheduleStatus>;

internal sealed class ReturnFeeScheduleValidator : AbstractValidator<ReturnFeeSchedule>
{
    public ReturnFeeScheduleValidator()
    {
        RuleFor(command => command.Code).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Schedule).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().WithMessage("Say why.").MaximumLength(RegisterRules.LongestReason);
    }
}

internal sealed class ReturnFeeScheduleHandler(RegisterDesk desk) : ICommandHandler<ReturnFeeSchedule, FeeScheduleStatus>
{
    public async Task<Result<FeeScheduleStatus>> Handle(ReturnFeeSchedule command, CancellationToken ct) => command.By.May(StaffAction.ApproveSchedules) || command.By.MayMaintain()
        ? await desk.Move(command.By, command.Code, command.Schedule,
            (code, pen) => code.Return(command.Schedule, command.Revision, command.Reason, pen.By),
            "schedule_returned", version => $"Returned the version {version.Span()} of {command.Code} to draft: {command.Reason}", ct)
        : RegisterRules.NotPermitted;
}
