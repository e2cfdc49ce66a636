using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>Whether an external charge code rules EMV readers out of the whole biller or of the baskets that have it.</summary>
/// <param name="Confirmed">The <see cref="BillerMove.Warning"/> that was read and confirmed, where readers stop by it.</param>
public sealed record SetReaderRule(Actor By, ReaderRule Rule, string? Confirmed) : ICommand<string>;

internal sealed class SetReaderRuleValidator : AbstractValidator<SetReaderRule>
{
    public SetReaderRuleValidator() => RuleFor(command => command.Rule).IsInEnum();
}

internal sealed class SetReaderRuleHandler(IGranciusDb db, JurisdictionChange change, AuditTrail audit) : ICommandHandler<SetReaderRule, string>
{
    public Task<Result<string>> Handle(SetReaderRule command, CancellationToken ct) =>
        change.Make(command.By, "reader_rule_changed", async (jurisdiction, ct) =>
        {
            var move = await db.MoveByRule(jurisdiction, command.Rule, ct);
            if (move.Unless(command.Confirmed) is { } unconfirmed)
                return unconfirmed;

            jurisdiction.Refuses(command.Rule);
            await audit.RecordMove(command.By, "jurisdiction", jurisdiction.Slug, move, ct);
            return command.Rule == ReaderRule.ByBiller
                ? "EMV readers are now refused for every payment while a fee code has an external charge code."
                : "EMV readers are now refused only for payments with a fee that has an external charge code.";
        }, ct);
}
