using FluentValidation;
using Grancius.Application.Accounts;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>A staff member adds fees to an account, or opens one with them, and so issues their invoices.</summary>
/// <param name="AccountNumber">Null to open an account under the next number.</param>
/// <param name="Customer">Of a new account; null where the account exists.</param>
/// <param name="Key">Of the form: sending it twice adds the fees once.</param>
public sealed record AddFees(
    Actor By, string? AccountNumber, Customer? Customer, IReadOnlyList<FeeOrder> Fees, DateOnly? AsOf, DateOnly? DueDate, string? ExternalReference, string Key)
    : ICommand<AssessedFees>;

internal sealed class AddFeesValidator : AbstractValidator<AddFees>
{
    public AddFeesValidator()
    {
        RuleFor(command => command.Key).NotEmpty().MaximumLength(100);
        RuleFor(command => command.Customer).NotNull().When(command => command.AccountNumber is null).WithMessage("Enter who the fees are for.");
        RuleFor(command => command.Customer!).SetValidator(new CustomerValidator()).When(command => command.Customer is not null);
    }
}

internal sealed class AddFeesHandler(IGranciusDb db, IMediator mediator) : ICommandHandler<AddFees, AssessedFees>
{
    public async Task<Result<AssessedFees>> Handle(AddFees command, CancellationToken ct)
    {
        if (!command.By.May(StaffAction.AssessFees))
            return AdjustmentErrors.NotAllowed;

        var customer = command.Customer;
        if (command.AccountNumber is { } number)
        {
            var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(
                account => account.JurisdictionId == command.By.JurisdictionId && account.Number == number, ct);
            if (account is null)
                return InvoiceErrors.AccountNotFound(number);
            customer = account.Customer;
        }

        return await mediator.Send(new AssessFees(
            command.By.Jurisdiction, command.AccountNumber, customer!, command.Fees, null, command.DueDate, command.AsOf, command.ExternalReference,
            $"staff:{command.Key}")
        { By = command.By }, ct);
    }
}
