using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>One invoice with its fees and the payments seen for it.</summary>
public sealed record GetInvoice(string Jurisdiction, string Number) : IQuery<InvoiceDetails>;

internal sealed class GetInvoiceValidator : AbstractValidator<GetInvoice>
{
    public GetInvoiceValidator() => RuleFor(query => query.Number).NotEmpty().MaximumLength(60);
}

internal sealed class GetInvoiceHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<GetInvoice, InvoiceDetails>
{
    public async Task<Result<InvoiceDetails>> Handle(GetInvoice query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(
            invoice => invoice.JurisdictionId == jurisdiction.Value.Id && invoice.Number == query.Number, ct);
        return invoice is null ? InvoiceErrors.NotFound(query.Number) : (await db.Detailed([invoice], ct))[0];
    }
}
