using Grancius.Application.Common;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// News of money that was not believed. A payment stands on the finance staff's list once, by the last that was said of it,
/// and not at all once it is booked: the same money must not be found in two places.
/// </summary>
internal static class Doubts
{
    /// <summary>The payment is booked after all, on these invoices: what was doubted about it there is explained.</summary>
    public static async Task DoubtsAreExplained(
        this IGranciusDb db, PaymentSession session, string paymentId, IReadOnlyCollection<SessionInvoice> booked, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var item in await db.DoubtsAbout(session, paymentId, ct))
        {
            if (item.InvoiceNumber is null || booked.Any(line => line.Number == item.InvoiceNumber))
                item.Resolve("The payment was booked.", now);
        }
    }

    /// <summary>Something else is said of the payment now: what was said before makes way.</summary>
    public static async Task DoubtsAreOutdated(
        this IGranciusDb db, PaymentSession session, string paymentId, string? invoice, string newsKey, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var item in await db.DoubtsAbout(session, paymentId, ct))
        {
            if (item.InvoiceNumber == invoice && item.NewsKey != newsKey)
                item.Resolve("The processor said something else later.", now);
        }
    }

    /// <summary>
    /// Amounts that were doubted and may be of these invoices, whichever attempt they came with: while they are open, a
    /// balance does not say whose money it shows.
    /// </summary>
    public static async Task<List<AmountDoubt>> AmountDoubts(this IGranciusDb db, PaymentSession session, IReadOnlyCollection<SessionInvoice> lines, CancellationToken ct)
    {
        var doubts = await (
            from item in db.Exceptions
            where item.State == ExceptionState.Open && item.Kind == ExceptionKind.AmountMismatch
            join doubted in db.PaymentSessions on item.SessionId equals doubted.Id
            where doubted.AccountId == session.AccountId
            select new AmountDoubt(item, doubted.Invoices)).ToListAsync(ct);
        return doubts.FindAll(doubt => doubt.Item.Amount.IsPositive && lines.Any(doubt.IsAbout));
    }

    /// <summary>Open ones, saved or about to be.</summary>
    private static async Task<List<ExceptionItem>> DoubtsAbout(this IGranciusDb db, PaymentSession session, string paymentId, CancellationToken ct)
    {
        await db.Exceptions.Where(item => item.SessionId == session.Id && item.ProcessorPaymentId == paymentId).LoadAsync(ct);
        return [.. db.Exceptions.Local.Where(item => item.SessionId == session.Id && item.ProcessorPaymentId == paymentId && item.State == ExceptionState.Open
            && item.Kind is not (ExceptionKind.Overpayment or ExceptionKind.Attribution or ExceptionKind.PaymentIdReused))];
    }
}

/// <param name="Invoices">Of the attempt it came with: any of them may be meant.</param>
internal sealed record AmountDoubt(ExceptionItem Item, IReadOnlyList<SessionInvoice> Invoices)
{
    public bool IsAbout(SessionInvoice line) => Invoices.Any(other => other.ShownAs == line.ShownAs);
}
