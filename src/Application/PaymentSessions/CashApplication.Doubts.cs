using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;

namespace Grancius.Application.PaymentSessions;

/// <content>News whose amount does not fit what was asked for.</content>
internal sealed partial class CashApplication
{
    /// <summary>
    /// Invoices on which the balance has shown money that has no name yet, and that together, the named one among them, make
    /// up the reported amount: then both sources say the same thing, and the news brings the name. When two choices of
    /// invoices fit, none is believed. Where it brought the name before, it is the same news again.
    /// </summary>
    public async Task<IReadOnlyList<SessionInvoice>> ShownBefore(ProcessorNews news, CancellationToken ct)
    {
        if (news is not { PaymentId: { } payment, InvoiceNumbers: [var number, ..] })
            return [];

        var known = (await locked.Payments(Session.JurisdictionId, payment, [.. Session.Invoices.Select(line => line.InvoiceId)], ct)).ToLookup(other => other.ProcessorPaymentId);
        var named = Session.Invoices.Where(line => known[payment].Any(other => other.InvoiceId == line.InvoiceId)).ToList();
        if (NewsMatch.Fits(named, news))
            return named;

        var only = Combinations.Only(Session.Invoices, lines => lines.Any(line => line.ShownAs == number) && NewsMatch.Fits(lines, news));
        return only.All(line => known[null].Any(other => other.InvoiceId == line.InvoiceId && other.SessionId == Session.Id)) ? only : [];
    }

    /// <summary>Puts news of money that is not believed on the list, in place of what was said of the same money before.</summary>
    public async Task Doubt(NewsMatch.Mismatch mismatch, ProcessorNews news, string newsKey, CancellationToken ct)
    {
        var about = news.InvoiceNumbers is [var one] ? Session.Invoices.FirstOrDefault(line => line.ShownAs == one) : null;
        var booked = false;
        if (news.PaymentId is { } payment)
        {
            var known = await locked.Payments(Session.JurisdictionId, payment, about is null ? [] : [about.InvoiceId], ct);
            booked = known.Exists(other => other.ProcessorPaymentId == payment && other.SessionId == Session.Id && (about is null || other.InvoiceId == about.InvoiceId));
            var elsewhere = known.Exists(other => other.ProcessorPaymentId == payment && other.SessionId != Session.Id);
            // The balance has shown money there that had no name yet: this is its name, whatever amount came with it.
            if (!booked && !elsewhere && mismatch.Kind == ExceptionKind.AmountMismatch && known.Find(other => other.ProcessorPaymentId is null && other.IsFor(about!)) is { } shown)
            {
                await Name(shown, payment, about!, ct);
                Session.Settle(now);
                booked = true;
            }

            // News that comes again is as old as it was the first time: it takes nobody's place.
            if (!await db.IsListed(newsKey, ct))
                await db.DoubtsAreOutdated(Session, payment, about?.Number, newsKey, now, ct);
        }

        // What is booked is not claimed a second time: a person sees that the news do not agree, and no money with it.
        await Except(mismatch.Kind, news.PaymentId, booked ? Money.Zero : news.Amount ?? Money.Zero,
            booked ? $"{mismatch.Finding} The payment had been booked before." : mismatch.Finding, newsKey, about?.Number, ct);
    }
}
