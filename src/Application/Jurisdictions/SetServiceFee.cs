using System.Globalization;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>Sets what paying with a tender costs on top, for sessions that are opened afterwards.</summary>
/// <param name="InvoiceTypeId">Null for all types without a rule of their own.</param>
/// <param name="Choice">Null takes the type's own rule away: it then pays as all others do.</param>
public sealed record SetServiceFee(Actor By, Tender Tender, int? InvoiceTypeId, ServiceFeeChoice? Choice) : ICommand<string>;

internal sealed class SetServiceFeeValidator : AbstractValidator<SetServiceFee>
{
    public SetServiceFeeValidator()
    {
        RuleFor(command => command.Tender).IsInEnum();
        RuleFor(command => command.Choice!.Kind).IsInEnum().When(command => command.Choice is not null);
    }
}

internal sealed class SetServiceFeeHandler(JurisdictionChange change) : ICommandHandler<SetServiceFee, string>
{
    public Task<Result<string>> Handle(SetServiceFee command, CancellationToken ct) => change.Make(command.By, "service_fee_changed", jurisdiction =>
    {
        if (command.InvoiceTypeId is { } type && jurisdiction.InvoiceTypes.All(known => known.TypeId != type))
            return JurisdictionErrors.TypeUnknown;

        var rule = command.Choice?.Rule();
        if (rule?.Error is { } refused)
            return refused;

        var before = jurisdiction.ServiceFees.OwnRuleOf(command.Tender, command.InvoiceTypeId);
        jurisdiction.Charges(jurisdiction.ServiceFees.With(command.Tender, command.InvoiceTypeId, rule?.Value));
        var tender = command.Tender == Tender.Card ? "card" : "bank account";
        var types = command.InvoiceTypeId is { } id ? string.Create(CultureInfo.InvariantCulture, $"invoice type {id}") : "all other invoice types";
        return $"Service fee by {tender}, {types}: {rule?.Value.Words ?? "as all other types"}. Before: {before?.Words ?? "none set"}. For payments opened from now on.";
    }, ct);
}
