using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>Drafts a version of a fee's schedule. It prices nothing before somebody else has approved it.</summary>
public sealed record DraftFeeSchedule(Actor By, string Code, FeeScheduleTerms Terms) : ICommand<Guid>;

internal sealed class DraftFeeScheduleValidator : AbstractValidator<DraftFeeSchedule>
{
    public DraftFeeScheduleValidator()
    {
        RuleFor(command => command.Code).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Terms).NotNull().SetValidator(new FeeScheduleTermsValidator());
    }
}

internal sealed class DraftFeeScheduleHandler(RegisterDesk desk) : ICommandHandler<DraftFeeSchedule, Guid>
{
    public async Task<Result<Guid>> Handle(DraftFeeSchedule command, CancellationToken ct) => command.By.MayMaintain()
        ? await desk.Change(command.By, command.Code,
            (code, pen) => code.Draft(command.Terms, pen.By),
            (code, draft) => new RegisterDesk.Deed("schedule_drafted", $"Drafted the version {draft.Span()} of {code.Code}: {FeeRuleWords.Of(draft.Rule)} ({draft.LegalReference})."),
            ct).Then(draft => draft.Id, ct)
        : RegisterRules.NotPermitted;
}
