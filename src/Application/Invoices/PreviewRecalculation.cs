using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>What working an invoice's fees out again as of a date would change. Changes nothing.</summary>
public sealed record PreviewRecalculation(Actor By, string InvoiceNumber, DateOnly AsOf) : IQuery<RecalculatedInvoice>;

internal sealed class PreviewRecalculationValidator : AbstractValidator<PreviewRecalculation>
{
    public PreviewRecalculationValidator() => RuleFor(query => query.InvoiceNumber).NotEmpty().MaximumLength(60);
}

internal sealed class PreviewRecalculationHandler(IGranciusDb db) : IQueryHandler<PreviewRecalculation, RecalculatedInvoice>
{
    public async Task<Result<RecalculatedInvoice>> Handle(PreviewRecalculation query, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(
            invoice => invoice.JurisdictionId == query.By.JurisdictionId && invoice.Number == query.InvoiceNumber, ct);
        if (invoice is null)
            return InvoiceErrors.NotFound(query.InvoiceNumber);
        if (invoice.State != InvoiceState.Open)
            return InvoiceErrors.Settled(invoice.Number, invoice.State);
        if (await db.InvoiceHolds.AsNoTracking().Where(hold => hold.InvoiceId == invoice.Id).ToListAsync(ct) is [var hold, ..])
            return InvoiceErrors.InPayment(invoice.Number, hold.SessionId);

        var again = await db.Recalculate(invoice, query.AsOf, ct);
        if (again.Error is { } refused)
            return refused;

        var change = Money.Sum(again.Value.Fees.Select(fee => fee.Change));
        if (invoice.BalanceDue + change < Money.Zero)
            return InvoiceErrors.BelowPaid(invoice.Number, invoice.BalanceDue, invoice.AmountPaid);

        var after = invoice.BalanceDue + change;
        return new RecalculatedInvoice(
            invoice.Number, query.AsOf, again.Value.Fees, change, invoice.BalanceDue, after,
            invoice.PresentedAt is not null && after.IsPositive && again.Value.Fees.Any(fee => !fee.Change.IsZero)
                ? Invoice.ShownNumber(invoice.Number, invoice.Showing + again.Value.Fees.Count(fee => !fee.Change.IsZero)) : null,
            invoice.Version);
    }
}
