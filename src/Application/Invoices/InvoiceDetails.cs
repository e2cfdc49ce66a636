using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

public sealed record InvoiceDetails(
    Guid Id, string InvoiceNumber, string AccountNumber, int InvoiceTypeId, InvoiceState State, Money Amount, Money Adjusted, Money AmountPaid, Money BalanceDue,
    DateOnly InvoiceDate, DateOnly DueDate, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoicePayment> Payments);

/// <param name="GlAccount">The first of <paramref name="GlShares"/>, and mostly the only one.</param>
public sealed record InvoiceLine(
    Guid FeeId, string FeeCode, string Label, Money Amount, string Explanation, string GlAccount, IReadOnlyList<GlAmount> GlShares, string? ExternalReference);

/// <param name="ProcessorPaymentId">Null while the payment is inferred from the processor's balance.</param>
/// <param name="Applied">The part that was due; the rest is unapplied money.</param>
public sealed record InvoicePayment(Guid SessionId, string? ProcessorPaymentId, Money Amount, Money Applied, DateTimeOffset SeenAt);

internal static class InvoiceDescriptions
{
    /// <summary>Fees and payments of a page of invoices, in two queries however many there are.</summary>
    public static async Task<List<InvoiceDetails>> Detailed(this IGranciusDb db, List<Invoice> invoices, CancellationToken ct)
    {
        var ids = invoices.ConvertAll(invoice => invoice.Id);
        var fees = (await db.Fees.AsNoTracking()
            .Where(fee => ids.Contains(fee.InvoiceId))
            .OrderBy(fee => fee.Place)
            .Select(fee => new { fee.InvoiceId, fee.Id, fee.Code, fee.Label, fee.Amount, fee.Explanation.En, fee.Shares, fee.ExternalReference })
            .ToListAsync(ct))
            .ToLookup(fee => fee.InvoiceId);
        var payments = (await db.Payments.AsNoTracking().Where(payment => ids.Contains(payment.InvoiceId)).OrderBy(payment => payment.Id).ToListAsync(ct))
            .ToLookup(payment => payment.InvoiceId);

        return invoices.ConvertAll(invoice => new InvoiceDetails(
            invoice.Id.Value, invoice.Number, invoice.AccountNumber, invoice.TypeId, invoice.State, invoice.Amount, invoice.Adjusted, invoice.AmountPaid, invoice.BalanceDue,
            invoice.InvoiceDate, invoice.DueDate,
            [
                .. fees[invoice.Id].Select(fee => new InvoiceLine(
                    fee.Id.Value, fee.Code, fee.Label, fee.Amount, fee.En, fee.Shares[0].GlAccount, fee.Shares, fee.ExternalReference)),
            ],
            [
                .. payments[invoice.Id].Select(payment => new InvoicePayment(
                    payment.SessionId.Value, payment.ProcessorPaymentId, payment.Amount, payment.Applied, payment.SeenAt)),
            ]));
    }
}
