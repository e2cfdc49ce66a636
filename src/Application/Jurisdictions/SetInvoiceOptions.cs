using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>What the processor's page lets a payer do with an invoice.</summary>
public sealed record SetInvoiceOptions(Actor By, InvoiceOptions Options) : ICommand<string>;

internal sealed class SetInvoiceOptionsValidator : AbstractValidator<SetInvoiceOptions>
{
    public SetInvoiceOptionsValidator() => RuleFor(command => command.Options).NotNull();
}

internal sealed class SetInvoiceOptionsHandler(JurisdictionChange change) : ICommandHandler<SetInvoiceOptions, string>
{
    public Task<Result<string>> Handle(SetInvoiceOptions command, CancellationToken ct) =>
        change.Make(command.By, "invoice_options_changed", jurisdiction =>
        {
            jurisdiction.Asks(command.Options);
            string?[] allowed =
            [
                command.Options.AllowViewStatement ? "AllowViewStatement" : null,
                command.Options.AllowRemove ? "AllowRemove" : null,
                command.Options.AllowViewRelated ? "AllowViewRelated" : null,
                command.Options.AllowRemindMe ? "AllowRemindMe" : null,
            ];
            return $"Invoice options of the processor's page: {(allowed.OfType<string>().ToList() is { Count: > 0 } some ? string.Join(", ", some) : "none")}.";
        }, ct);
}
