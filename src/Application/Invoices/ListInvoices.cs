using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>Invoices, newest first, by account or state or both.</summary>
public sealed record ListInvoices(string Jurisdiction, string? AccountNumber, InvoiceState? State, Guid? After, int Limit) : IQuery<Page<InvoiceDetails>>;

internal sealed class ListInvoicesValidator : AbstractValidator<ListInvoices>
{
    public ListInvoicesValidator()
    {
        RuleFor(query => query.AccountNumber).MaximumLength(40);
        RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
    }
}

internal sealed class ListInvoicesHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<ListInvoices, Page<InvoiceDetails>>
{
    public async Task<Result<Page<InvoiceDetails>>> Handle(ListInvoices query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var after = new InvoiceId(query.After ?? Guid.Empty);
        var rows = await db.Invoices.AsNoTracking()
            .Where(invoice => invoice.JurisdictionId == jurisdiction.Value.Id
                && (query.AccountNumber == null || invoice.AccountNumber == query.AccountNumber)
                && (query.State == null || invoice.State == query.State)
                && (query.After == null || invoice.Id < after))
            .OrderByDescending(invoice => invoice.Id)
            .Take(query.Limit + 1)
            .ToListAsync(ct);
        return Page<InvoiceDetails>.Of(await db.Detailed(rows, ct), query.Limit, invoice => invoice.Id);
    }
}
