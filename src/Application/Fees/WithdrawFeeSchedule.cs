using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>Gives up a version that was not approved, with the reason.</summary>
/// <param name="Revision">The revision of the version that whoever asks has seen.</param>
public sealed record WithdrawFeeSchedule(Actor By, string Code, Guid Schedule, int Revision, string Reason) : ICommand<FeeScheduleStatus>;

internal sealed class WithdrawFeeScheduleValidator : AbstractValidator<WithdrawFeeSchedule>
{
    public WithdrawFeeScheduleValidator()
    {
        RuleFor(command => command.Code).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Schedule).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().WithMessage("Say why.").MaximumLength(RegisterRules.LongestReason);
    }
}

internal sealed class WithdrawFeeScheduleHandler(RegisterDesk desk) : ICommandHandler<WithdrawFeeSchedule, FeeScheduleStatus>
{
    public async Task<Result<FeeScheduleStatus>> Handle(WithdrawFeeSchedule command, CancellationToken ct) => command.By.MayMaintain()
        ? await desk.Move(command.By, command.Code, command.Schedule,
            (code, pen) => code.Withdraw(command.Schedule, command.Revision, command.Reason, pen.By),
            "schedule_withdrawn", version => $"Withdrew the version {version.Span()} of {command.Code}: {command.Reason}", ct)
        : RegisterRules.NotPermitted;
}
