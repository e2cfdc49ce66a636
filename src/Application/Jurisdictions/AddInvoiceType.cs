using System.Globalization;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>Makes an invoice type known here that exists at the biller.</summary>
public sealed record AddInvoiceType(Actor By, int TypeId, string Name, string NameEs) : ICommand<string>;

internal sealed class AddInvoiceTypeValidator : AbstractValidator<AddInvoiceType>
{
    private const int Most = 999_999;

    public AddInvoiceTypeValidator()
    {
        RuleFor(command => command.TypeId).InclusiveBetween(1, Most).WithMessage("Enter the number that Invoice Cloud gave the type, from 1 to 999999.");
        RuleFor(command => command.Name).IsInvoiceTypeName();
        RuleFor(command => command.NameEs).IsInvoiceTypeName(" in Spanish");
    }
}

internal sealed class AddInvoiceTypeHandler(JurisdictionChange change) : ICommandHandler<AddInvoiceType, string>
{
    private const int MostTypes = 100;

    private static readonly Error TooMany = new("invoice_types_too_many", "There are 100 invoice types already. Remove one that is not used.", ErrorKind.Unprocessable);

    public Task<Result<string>> Handle(AddInvoiceType command, CancellationToken ct) => change.Make(command.By, "invoice_type_added", jurisdiction =>
    {
        if (jurisdiction.InvoiceTypes.Count >= MostTypes)
            return TooMany;

        return jurisdiction.AlsoTakes(new InvoiceType(command.TypeId, command.Name, command.NameEs)).Error is { } refused
            ? refused
            : string.Create(CultureInfo.InvariantCulture, $"Added invoice type {command.TypeId} {command.Name}.");
    }, ct);
}

internal static class InvoiceTypeNames
{
    private const int Longest = 60;

    public static void IsInvoiceTypeName<T>(this IRuleBuilder<T, string> name, string language = "") =>
        name.NotEmpty().WithMessage($"Enter the name that payers read{language}.").MaximumLength(Longest).WithMessage($"Use at most {Longest} characters.");
}
