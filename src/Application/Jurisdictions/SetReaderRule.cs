using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>Whether an external charge code rules EMV readers out of the whole biller or of the baskets that have it.</summary>
public sealed record SetReaderRule(Actor By, ReaderRule Rule) : ICommand<string>;

internal sealed class SetReaderRuleValidator : AbstractValidator<SetReaderRule>
{
    public SetReaderRuleValidator() => RuleFor(command => command.Rule).IsInEnum();
}

internal sealed class SetReaderRuleHandler(JurisdictionChange change) : ICommandHandler<SetReaderRule, string>
{
    public Task<Result<string>> Handle(SetReaderRule command, CancellationToken ct) =>
        change.Make(command.By, "reader_rule_changed", jurisdiction =>
        {
            jurisdiction.Refuses(command.Rule);
            return command.Rule == ReaderRule.ByBiller
                ? "EMV readers are now refused for every payment while a fee code has an external charge code."
                : "EMV readers are now refused only for payments with a fee that has an external charge code.";
        }, ct);
}
