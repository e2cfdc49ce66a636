using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Ledger;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>What every change that staff make of an issued invoice has in common.</summary>
internal static class InvoiceChanges
{
    /// <summary>Marks the look at an invoice's hold that decides whether it may be changed.</summary>
    public const string LookAtHolds = "whether a payment holds the invoice";

    public static Signer AsSigner(this Actor by) => new(by.Id, by.Name);

    /// <summary>
    /// The invoice, its row locked, unless a payment holds it. The hold is looked at by a statement of its own behind the
    /// lock: whoever opens a payment locks the same row first, so it has committed its hold by then or waits for us.
    /// </summary>
    /// <param name="seen">The version that was looked at; null where it does not matter.</param>
    public static async Task<Result<Invoice>> InvoiceToChange(
        this IGranciusDb db, JurisdictionId jurisdiction, string number, int? seen, CancellationToken ct)
    {
        var invoice = await db.Invoices.ForUpdate()
            .SingleOrDefaultAsync(invoice => invoice.JurisdictionId == jurisdiction && invoice.Number == number, ct);
        if (invoice is null)
            return InvoiceErrors.NotFound(number);

        var holder = await db.InvoiceHolds.AsNoTracking().TagWith(LookAtHolds)
            .Where(hold => hold.InvoiceId == invoice.Id)
            .Select(hold => (PaymentSessionId?)hold.SessionId)
            .FirstOrDefaultAsync(ct);
        if (holder is { } session)
            return InvoiceErrors.InPayment(number, session);
        return seen is { } version && version != invoice.Version ? InvoiceErrors.ChangedSince(number) : invoice;
    }

    /// <summary>Adjusts a locked invoice, with the row that says who and why and the entry in the ledger.</summary>
    public static Result Change(
        this IGranciusDb db, Invoice invoice, Fee fee, AdjustmentKind kind, Money change, string reason, Signer by, Signer? approvedBy, DateTimeOffset now)
    {
        var parts = invoice.Adjust(change, fee.GlWeights, now);
        if (parts.Error is { } refused)
            return refused;

        db.Adjustments.Add(Adjustment.Of(invoice, fee.Id, kind, change, reason, by, approvedBy, now));
        db.PostAdjustment(invoice, parts.Value, now);
        return Result.Success;
    }

    /// <summary>Reverses receivable and revenue by what was taken off, or books more of both.</summary>
    public static void PostAdjustment(this IGranciusDb db, Invoice invoice, IReadOnlyList<GlAmount> parts, DateTimeOffset now)
    {
        if (parts.Count == 0)
            return;

        db.JournalEntries.Add(JournalEntry.Post(invoice.JurisdictionId, JournalKind.Adjustment, invoice.Number, null, now,
            parts.SelectMany(part => part.Amount.IsPositive
                ? new[]
                {
                    JournalLine.DebitOf(LedgerAccounts.Receivable(part.GlAccount), part.Amount),
                    JournalLine.CreditOf(LedgerAccounts.Revenue(part.GlAccount), part.Amount),
                }
                :
                [
                    JournalLine.DebitOf(LedgerAccounts.Revenue(part.GlAccount), Money.Zero - part.Amount),
                    JournalLine.CreditOf(LedgerAccounts.Receivable(part.GlAccount), Money.Zero - part.Amount),
                ])));
    }
}
