using System.Globalization;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>Calls an invoice type otherwise, on bills that are there already too; its number stays.</summary>
public sealed record RenameInvoiceType(Actor By, int TypeId, string Name, string NameEs) : ICommand<string>;

internal sealed class RenameInvoiceTypeValidator : AbstractValidator<RenameInvoiceType>
{
    public RenameInvoiceTypeValidator()
    {
        RuleFor(command => command.Name).IsInvoiceTypeName();
        RuleFor(command => command.NameEs).IsInvoiceTypeName(" in Spanish");
    }
}

internal sealed class RenameInvoiceTypeHandler(JurisdictionChange change) : ICommandHandler<RenameInvoiceType, string>
{
    public Task<Result<string>> Handle(RenameInvoiceType command, CancellationToken ct) => change.Make(command.By, "invoice_type_renamed", jurisdiction =>
        jurisdiction.Renames(new InvoiceType(command.TypeId, command.Name, command.NameEs)).Error is { } refused
            ? refused
            : string.Create(CultureInfo.InvariantCulture, $"Invoice type {command.TypeId} is now called {command.Name}, in Spanish {command.NameEs}."), ct);
}
