using System.Globalization;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Exports;

/// <summary>
/// The files that billers fetch from the Biller Portal: Search Payments, Deposit Reconciliation and returns. Their
/// real column names are not published; these are the facts which the portal's pages show.
/// </summary>
internal sealed class DayFiles(SandboxState state, SandboxSettings settings, PaymentDesk desk)
{
    /// <summary>One row an invoice of each payment made on the day, declines included unless <paramref name="approvedOnly"/>.</summary>
    public string Payments(DateOnly day, Guid? biller, bool approvedOnly)
    {
        string[] head =
        [
            "Payment Date", "Payment GUID", "Biller GUID", "Status", "Invoice Type ID", "Invoice Type", "Account Number", "Invoice Number",
            "Customer Name", "Payment Type", "Card Type", "Payment Amount", "Service Fee", "Total", "Payment Message", "Biller Reference",
        ];
        var attempts = state.Sessions.Tail(SandboxState.Capacity).Reverse()
            .Where(s => biller is null || s.BillerGuid == biller)
            .SelectMany(s => s.Attempts, (Session, Attempt) => (Session, Attempt))
            .Where(a => desk.DayOf(a.Attempt.At) == day && (a.Attempt.Approved || !approvedOnly))
            .OrderBy(a => a.Attempt.At);
        return Csv.Write(head, attempts.SelectMany(a => a.Attempt.Shares, (a, share) => PaymentRow(a.Session, a.Attempt, share)));
    }

    /// <summary>
    /// One row a tender and invoice type of what was settled on the day, and one a return netted from it. With
    /// <paramref name="byPaymentDay"/> the day is that of the payments instead.
    /// </summary>
    public string Deposits(DateOnly day, Guid? biller, bool byPaymentDay)
    {
        desk.TakeBackDueReturns();
        string[] head = ["Settled Date", "Payment Date", "Deposit ID", "Tender Type", "Invoice Type ID", "Invoice Type", "Kind", "Count", "Amount"];
        var settled = Payments(biller)
            .Where(p => (byPaymentDay ? desk.DayOf(p.Attempt.At) : SettledOn(p)) == day)
            .SelectMany(p => p.Attempt.Shares, (Payment, Share) => (Payment, Share))
            .GroupBy(x => (Settled: SettledOn(x.Payment), Paid: desk.DayOf(x.Payment.Attempt.At), x.Payment.Attempt.Tender.Tender, x.Share.Invoice.TypeId))
            .OrderBy(g => g.Key.Settled).ThenBy(g => g.Key.Tender).ThenBy(g => g.Key.TypeId, StringComparer.Ordinal)
            .Select(g => DepositRow(g.Key.Settled, g.Key.Paid, g.Key.Tender, g.Key.TypeId, "Deposit", g.Count(), g.Sum(x => x.Share.Cents)));
        var returned = Payments(biller)
            .Where(p => p.Return?.On == day)
            .SelectMany(p => p.Attempt.Shares, (Payment, Share) => (Payment, Share))
            .Select(x => DepositRow(day, desk.DayOf(x.Payment.Attempt.At), x.Payment.Attempt.Tender.Tender, x.Share.Invoice.TypeId, "Return", 1, -x.Share.Cents));
        return Csv.Write(head, settled.Concat(returned));
    }

    /// <summary>One row an invoice of each payment that went back on the day.</summary>
    public string Returns(DateOnly day, Guid? biller)
    {
        desk.TakeBackDueReturns();
        string[] head =
        [
            "Return Date", "Payment Date", "Payment GUID", "Return Code", "Kind", "Invoice Type ID", "Account Number", "Invoice Number",
            "Customer Name", "Amount", "Biller Reference",
        ];
        var rows = Payments(biller).Where(p => p.Return?.On == day).SelectMany(p => p.Attempt.Shares, (p, share) => (string[])
        [
            Day(day), Day(desk.DayOf(p.Attempt.At)), p.Guid.ToString(), p.Return!.Code,
            p.Attempt.Tender.Tender == Tender.Card ? "Chargeback" : "EFT Reject",
            share.Invoice.TypeId, share.Invoice.Customer.AccountNumber, share.Invoice.InvoiceNumber, share.Invoice.Customer.Name,
            Dollars.Plain(-share.Cents), p.Session.Reference ?? "",
        ]);
        return Csv.Write(head, rows);
    }

    private IEnumerable<Payment> Payments(Guid? biller) => state.Payments.All.Where(p => biller is null || p.Session.BillerGuid == biller);

    /// <summary>Cards settle on the next business day, bank accounts on the second.</summary>
    private DateOnly SettledOn(Payment payment) =>
        BusinessDays.After(desk.DayOf(payment.Attempt.At), payment.Attempt.Tender.Tender == Tender.Card ? 1 : 2);

    private string[] DepositRow(DateOnly settled, DateOnly paid, Tender tender, string typeId, string kind, int count, long cents) =>
    [
        Day(settled), Day(paid), $"D{settled:yyyyMMdd}-{(tender == Tender.Card ? "CC" : "ACH")}", TenderName(tender), typeId,
        settings.InvoiceTypeName(typeId), kind, count.ToString(CultureInfo.InvariantCulture), Dollars.Plain(cents),
    ];

    private string[] PaymentRow(HostedSession session, Attempt attempt, PaymentShare share) =>
    [
        TimeZoneInfo.ConvertTime(attempt.At, settings.TimeZone).ToString("MM/dd/yyyy h:mm:ss tt", CultureInfo.InvariantCulture),
        attempt.PaymentGuid.ToString(), session.BillerGuid.ToString(), attempt.Approved ? "Approved" : "Declined",
        share.Invoice.TypeId, share.Invoice.TypeName, share.Invoice.Customer.AccountNumber, share.Invoice.InvoiceNumber,
        share.Invoice.Customer.Name, TenderName(attempt.Tender.Tender), attempt.Tender.Brand,
        Dollars.Plain(share.Cents), Dollars.Plain(share.FeeCents), Dollars.Plain(share.Cents + share.FeeCents),
        attempt.Message, session.Reference ?? "",
    ];

    private static string TenderName(Tender tender) => tender == Tender.Card ? "Credit Card" : "ACH";

    private static string Day(DateOnly day) => day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
}
