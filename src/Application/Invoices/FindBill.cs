using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>
/// Finds a bill by its account or invoice number and a second thing that the payer knows: the last name or the ZIP code.
/// </summary>
/// <param name="Words">Last name, whole name or ZIP code.</param>
public sealed record FindBill(string Jurisdiction, string Number, string Words) : IQuery<FoundBill>;

/// <param name="InvoiceNumber">Set when the payer gave an invoice's number.</param>
public sealed record FoundBill(string AccountNumber, string? InvoiceNumber);

internal sealed class FindBillValidator : AbstractValidator<FindBill>
{
    public FindBillValidator()
    {
        RuleFor(query => query.Number).NotEmpty().WithMessage("Enter the account or invoice number.").MaximumLength(60);
        RuleFor(query => query.Words).NotEmpty().WithMessage("Enter the last name or the ZIP code.").MaximumLength(100);
    }
}

internal sealed class FindBillHandler(IGranciusDb db, Tenants tenants, TimeProvider clock) : IQueryHandler<FindBill, FoundBill>
{
    /// <summary>Every answer takes this long: how fast it comes says nothing about which of the two was wrong.</summary>
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromMilliseconds(250);

    private static readonly Error NotFound = new(
        "bill_not_found", "We could not find a bill with that number and that name or ZIP code.", ErrorKind.NotFound);

    public async Task<Result<FoundBill>> Handle(FindBill query, CancellationToken ct)
    {
        var floor = Task.Delay(AnswerAfter, clock, ct);
        var found = await Find(query, ct);
        await floor;
        return found;
    }

    private async Task<Result<FoundBill>> Find(FindBill query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var number = query.Number.Trim().ToUpperInvariant();
        var invoice = await db.Invoices.AsNoTracking()
            .Where(invoice => invoice.JurisdictionId == jurisdiction.Value.Id && invoice.Number == number)
            .Select(invoice => invoice.AccountNumber)
            .SingleOrDefaultAsync(ct);
        var accountNumber = invoice ?? number;
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(
            account => account.JurisdictionId == jurisdiction.Value.Id && account.Number == accountNumber, ct);
        return (account?.Customer ?? Customer.Nobody).IsKnownAs(query.Words)
            ? new FoundBill(accountNumber, invoice is null ? null : number)
            : NotFound;
    }
}
