using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>Changes a draft.</summary>
/// <param name="Revision">The revision of the version that whoever asks has seen.</param>
public sealed record ReviseFeeSchedule(Actor By, string Code, Guid Schedule, int Revision, FeeScheduleTerms Terms) : ICommand<FeeScheduleStatus>;

internal sealed class ReviseFeeScheduleValidator : AbstractValidator<ReviseFeeSchedule>
{
    public ReviseFeeScheduleValidator()
    {
        RuleFor(command => command.Code).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Schedule).NotEmpty();
        RuleFor(command => command.Terms).NotNull().SetValidator(new FeeScheduleTermsValidator());
    }
}

internal sealed class ReviseFeeScheduleHandler(RegisterDesk desk) : ICommandHandler<ReviseFeeSchedule, FeeScheduleStatus>
{
    public async Task<Result<FeeScheduleStatus>> Handle(ReviseFeeSchedule command, CancellationToken ct) => command.By.MayMaintain()
        ? await desk.Move(command.By, command.Code, command.Schedule,
            (code, pen) => code.Revise(command.Schedule, command.Revision, command.Terms, pen.By),
            "schedule_revised", version => $"Revised the draft {version.Span()} of {command.Code}: {FeeRuleWords.Of(version.Rule)} ({version.LegalReference}).", ct)
        : RegisterRules.NotPermitted;
}
