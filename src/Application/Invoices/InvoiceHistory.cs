using System.Globalization;
using Grancius.Application.Common;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.PaymentLinks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>One thing that happened to a bill.</summary>
/// <param name="Who">A staff member's name, or who else it was.</param>
/// <param name="Why">The reason that was given, or how an amount was worked out.</param>
/// <param name="LinkId">Set for a payment link, which can be withdrawn.</param>
public sealed record HistoryEntry(DateTimeOffset At, string Who, string What, string? Why, Money? Amount, string? InvoiceNumber, Guid? LinkId = null);

internal static class InvoiceHistory
{
    /// <summary>So many of each kind are looked at, the newest.</summary>
    private const int Most = 200;

    private const string Payer = "Payer or program";
    private const string ProcessorName = "Invoice Cloud";

    /// <summary>What happened to these invoices of one account, in the order it happened.</summary>
    public static async Task<IReadOnlyList<HistoryEntry>> HistoryOf(this IGranciusDb db, AccountId account, IReadOnlyCollection<Invoice> invoices, CancellationToken ct)
    {
        var ids = invoices.Select(invoice => invoice.Id).ToList();
        var numbers = invoices.ToDictionary(invoice => invoice.Id, invoice => invoice.Number);
        var fees = await db.Fees.AsNoTracking().Where(fee => ids.Contains(fee.InvoiceId)).OrderByDescending(fee => fee.Id).Take(Most).ToListAsync(ct);
        var adjustments = await db.Adjustments.AsNoTracking().Where(row => ids.Contains(row.InvoiceId)).OrderByDescending(row => row.Id).Take(Most).ToListAsync(ct);
        var requests = await db.AdjustmentRequests.AsNoTracking().Where(row => ids.Contains(row.InvoiceId)).OrderByDescending(row => row.Id).Take(Most).ToListAsync(ct);
        var payments = await db.Payments.AsNoTracking().Where(row => ids.Contains(row.InvoiceId)).OrderByDescending(row => row.Id).Take(Most).ToListAsync(ct);
        var codes = fees.ToDictionary(fee => fee.Id, fee => fee.Code);
        return
        [
            .. new[]
            {
                invoices.Select(invoice => new HistoryEntry(invoice.IssuedAt, "", $"Invoice {invoice.Number} issued", null, null, invoice.Number)),
                fees.Select(fee => new HistoryEntry(fee.AssessedAt, fee.AssessedBy ?? Payer, $"{fee.Code} assessed as of {fee.AsOf.ToString("MMM d, yyyy", CultureInfo.InvariantCulture)}", fee.Explanation.En, fee.Amount, numbers[fee.InvoiceId])),
                adjustments.Select(row => Of(row, codes.GetValueOrDefault(row.FeeId ?? default, ""), numbers[row.InvoiceId])),
                requests.SelectMany(Of),
                payments.Select(row => new HistoryEntry(row.SeenAt, ProcessorName, row.Applied == row.Amount ? "Payment applied" : $"Payment, of which {row.Applied} was due",
                    row.ProcessorPaymentId ?? "Inferred from the balance there; not named yet", row.Amount, row.InvoiceNumber)),
                await db.SessionsOf(account, ids, ct),
                await db.LinksOf(account, ids, ct),
            }.SelectMany(entries => entries).OrderBy(entry => entry.At),
        ];
    }

    private static HistoryEntry Of(Adjustment row, string code, string number) => new(
        row.At, row.ApprovedByName is null ? row.ByName : $"{row.ByName}, approved by {row.ApprovedByName}",
        row.Kind == AdjustmentKind.Void ? "Invoice voided" : $"{code} {row.Kind switch
        {
            AdjustmentKind.Correction => "corrected",
            AdjustmentKind.Waiver => "waived",
            AdjustmentKind.Exemption => "marked as exempt",
            AdjustmentKind.Recalculation => "recalculated",
            AdjustmentKind.Void => "voided",
        }}", row.Reason, row.Amount, number);

    private static IEnumerable<HistoryEntry> Of(AdjustmentRequest row)
    {
        yield return new HistoryEntry(row.At, row.ByName, $"Second person asked for: {row.Kind} of {row.FeeCode}", row.Reason, row.Amount, row.InvoiceNumber);
        if (row.State == RequestState.Refused)
            yield return new HistoryEntry(row.DecidedAt!.Value, row.DecidedByName!, $"{row.Kind} of {row.FeeCode} refused", row.Decision, null, row.InvoiceNumber);
    }

    private static async Task<IEnumerable<HistoryEntry>> SessionsOf(this IGranciusDb db, AccountId account, IReadOnlyCollection<InvoiceId> invoices, CancellationToken ct)
    {
        var sessions = await db.PaymentSessions.AsNoTracking()
            .Where(session => session.AccountId == account)
            .OrderByDescending(session => session.Id)
            .Take(Most)
            .Select(session => new { session.Reference, session.Status, session.Amount, session.Method, session.CreatedAt, session.Invoices })
            .ToListAsync(ct);
        return sessions
            .Where(session => session.Invoices.Any(line => invoices.Contains(line.InvoiceId)))
            .Select(session => new HistoryEntry(session.CreatedAt, "Payer", $"Payment session {session.Reference} opened by {session.Method}, now {session.Status}",
                $"Asked for {string.Join(", ", session.Invoices.Select(line => line.ShownAs))}", session.Amount, null));
    }

    private static async Task<IEnumerable<HistoryEntry>> LinksOf(this IGranciusDb db, AccountId account, IReadOnlyCollection<InvoiceId> invoices, CancellationToken ct)
    {
        var links = await db.PaymentLinks.AsNoTracking().Where(link => link.AccountId == account).OrderByDescending(link => link.Id).Take(Most).ToListAsync(ct);
        return links.Where(link => link.Invoices.Any(line => invoices.Contains(line.InvoiceId))).SelectMany(Of);
    }

    private static IEnumerable<HistoryEntry> Of(PaymentLink link)
    {
        var about = string.Join(", ", link.Invoices.Select(line => line.Number));
        yield return new HistoryEntry(link.At, link.ByName, link.SentTo is null ? "Payment link printed" : $"Payment link sent to {link.SentTo}", about, null, null, link.Id.Value);
        if (link.LastOpenedAt is { } opened)
            yield return new HistoryEntry(opened, "Payer", "Payment link last opened", about, null, null);
        if (link.WithdrawnAt is { } withdrawn)
            yield return new HistoryEntry(withdrawn, link.WithdrawnByName!, "Payment link withdrawn", about, null, null);
    }
}
