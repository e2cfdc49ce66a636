using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Ledger;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Applies money to a locked session's invoices inside one transaction. Postbacks,
/// the sweep, the return and the API all end here; the unique key of processor payment and invoice makes a repeat
/// harmless whoever brings it.
/// </summary>
internal sealed partial class CashApplication(IGranciusDb db, LockedSessions locked, PaymentSession session, ReconciliationOptions options, DateTimeOffset now)
{
    public PaymentSession Session { get; } = session;

    public Invoice this[SessionInvoice line] => locked[line.InvoiceId];

    /// <summary>Books a payment that the processor named.</summary>
    /// <returns>What became of it, for the postback's record.</returns>
    public async Task<string> Book(
        IReadOnlyList<SessionInvoice> lines, string processorPaymentId, Money serviceFee, string? tender, string? correction, CancellationToken ct)
    {
        var ids = lines.Select(line => line.InvoiceId).ToList();
        var known = await locked.Payments(Session.JurisdictionId, processorPaymentId, ids, ct);

        if (known.Exists(payment => payment.ProcessorPaymentId == processorPaymentId && payment.SessionId != Session.Id))
        {
            await Except(ExceptionKind.PaymentIdReused, processorPaymentId, Money.Sum(lines.Select(line => line.Expected)),
                "The payment id was seen with another session before.", $"reused:{Session.Id.Value:N}:{processorPaymentId}", null, ct);
            return "payment id reused";
        }

        var fresh = lines.Where(line => !known.Exists(payment =>
            payment.ProcessorPaymentId == processorPaymentId && payment.InvoiceId == line.InvoiceId)).ToList();
        var seen = known.FindAll(payment => payment.ProcessorPaymentId == processorPaymentId);
        var fee = await db.NotBookedYet(serviceFee, Session, processorPaymentId, seen, ct);
        if (fresh.Count == 0 && fee.IsZero)
            return "known already";
        if (Session.Status is PaymentSessionStatus.UnderReview or PaymentSessionStatus.Paid)
            await db.DoubtsAreExplained(Session, processorPaymentId, lines, now, ct);

        var inferred = known.Where(payment => payment.ProcessorPaymentId is null && lines.Any(payment.IsFor)).ToDictionary(payment => payment.InvoiceId);
        var entry = new List<JournalLine>();
        foreach (var line in fresh)
        {
            if (inferred.TryGetValue(line.InvoiceId, out var shown))
                await Name(shown, processorPaymentId, line, ct);
            else
                entry.AddRange(await Apply(line, line.Expected, processorPaymentId, ct));
        }

        Post(entry, fee, processorPaymentId);
        Session.PaidBy(tender, fee);
        Session.Settle(now, correction);
        return "applied";
    }

    /// <summary>
    /// Those of the lines for whose shown number money is booked: what the processor says of that number is explained by it.
    /// The balance alone tells it where staff changed nothing; else a payment has to be there.
    /// </summary>
    public async Task<IReadOnlyList<SessionInvoice>> Explained(IReadOnlyCollection<SessionInvoice> lines, CancellationToken ct)
    {
        var adjusted = lines.Where(line => !this[line].IsAsFirstShown).ToList();
        var booked = await locked.PaymentsOn([.. adjusted.Select(line => line.InvoiceId)], ct);
        return [.. lines.Where(line => this[line].IsAsFirstShown ? !this[line].BalanceDue.IsPositive : booked.Exists(payment => payment.IsFor(line)))];
    }

    /// <summary>Books what the processor's balance proves to be paid, before any news has named the payment.</summary>
    public async Task Infer(IReadOnlyList<SessionInvoice> lines, CancellationToken ct)
    {
        var entry = new List<JournalLine>();
        foreach (var line in lines)
            entry.AddRange(await Apply(line, line.Missing, null, ct));

        Post(entry, Money.Zero, Session.Reference);
        Session.Settle(now, "No postback was believed; the processor's balance shows that it was paid.");
    }

    /// <summary>Puts news or money on the finance staff's list, once.</summary>
    public async Task Except(
        ExceptionKind kind, string? processorPaymentId, Money amount, string finding, string newsKey, string? invoiceNumber, CancellationToken ct)
    {
        if (await db.IsListed(newsKey, ct))
            return;

        db.Exceptions.Add(ExceptionItem.Raise(
            kind, Session.JurisdictionId, Session.Id, invoiceNumber, processorPaymentId, amount, finding, newsKey, now));
        if (kind != ExceptionKind.Overpayment)
            Session.Review(now);
    }

    private async Task<IEnumerable<JournalLine>> Apply(SessionInvoice line, Money amount, string? processorPaymentId, CancellationToken ct)
    {
        var credits = this[line].Apply(amount, now);
        var applied = Money.Sum(credits.Select(credit => credit.Amount));
        var over = amount - applied;
        var payment = Payment.Of(Session, line, amount, applied, now);
        if (processorPaymentId is not null)
            locked.Name(payment, processorPaymentId, Session.Id);
        locked.Add(payment);
        Session.Credit(line.InvoiceId, amount);
        if (over.IsPositive)
        {
            await Except(ExceptionKind.Overpayment, processorPaymentId, over, $"{over} more than was due on {line.Number}: refund it or apply it by hand.",
                $"over:{processorPaymentId ?? Session.Id.Value.ToString("N")}:{line.Number}", line.Number, ct);
        }

        return
        [
            .. credits.Select(credit => JournalLine.CreditOf(LedgerAccounts.Receivable(credit.GlAccount), credit.Amount)),
            JournalLine.CreditOf(LedgerAccounts.Unapplied, over),
        ];
    }

    /// <summary>The news names a payment that had been inferred from the balance: the money is booked already.</summary>
    private async Task Name(Payment seen, string processorPaymentId, SessionInvoice line, CancellationToken ct)
    {
        if (seen.SessionId != Session.Id)
        {
            var other = await locked.Another(seen.SessionId, ct);
            other.AttributeElsewhere(line.InvoiceId, seen.Amount, options.Schedule, now);
            Session.Credit(line.InvoiceId, seen.Amount);
            db.Exceptions.Add(ExceptionItem.Raise(
                ExceptionKind.Attribution, other.JurisdictionId, other.Id, line.Number, processorPaymentId, Money.Zero,
                "The payment inferred for this session was named by a postback of another.", $"attribution:{seen.Id.Value:N}", now));
        }

        locked.Name(seen, processorPaymentId, Session.Id);
    }

    private void Post(List<JournalLine> credits, Money serviceFee, string reference)
    {
        var principal = Money.Sum(credits.Select(line => line.Credit));
        if (principal.IsZero && serviceFee.IsZero)
            return;

        db.JournalEntries.Add(JournalEntry.Post(
            Session.JurisdictionId, principal.IsZero ? JournalKind.ServiceFee : JournalKind.Payment, reference, Session.Id.Value, now,
            [
                JournalLine.DebitOf(LedgerAccounts.ProcessorClearing, principal + serviceFee),
                .. credits,
                JournalLine.CreditOf(LedgerAccounts.ServiceFeePayable, serviceFee),
            ]));
    }
}
