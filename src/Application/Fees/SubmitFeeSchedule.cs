using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>Lays a draft before a second person.</summary>
/// <param name="Revision">The revision of the version that whoever asks has seen.</param>
public sealed record SubmitFeeSchedule(Actor By, string Code, Guid Schedule, int Revision) : ICommand<FeeScheduleStatus>;

internal sealed class SubmitFeeScheduleValidator : AbstractValidator<SubmitFeeSchedule>
{
    public SubmitFeeScheduleValidator()
    {
        RuleFor(command => command.Code).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Schedule).NotEmpty();
    }
}

internal sealed class SubmitFeeScheduleHandler(RegisterDesk desk) : ICommandHandler<SubmitFeeSchedule, FeeScheduleStatus>
{
    public async Task<Result<FeeScheduleStatus>> Handle(SubmitFeeSchedule command, CancellationToken ct) => command.By.MayMaintain()
        ? await desk.Move(command.By, command.Code, command.Schedule,
            (code, pen) => code.Submit(command.Schedule, command.Revision, pen.Today, pen.By),
            "schedule_submitted", version => $"Submitted the version {version.Span()} of {command.Code}: {FeeRuleWords.Of(version.Rule)} ({version.LegalReference}).", ct)
        : RegisterRules.NotPermitted;
}
