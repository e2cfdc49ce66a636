using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Reconciliation;

namespace Grancius.Domain.PaymentSessions;

/// <summary>The outcome of holding a postback against what was saved before the processor was called.</summary>
public abstract record NewsMatch
{
    private NewsMatch()
    {
    }

    /// <summary>Believed: these invoices were paid, each with the cents expected of it.</summary>
    public sealed record Money(IReadOnlyList<SessionInvoice> Invoices) : NewsMatch;

    /// <summary>Believed: a card or account was declined.</summary>
    public sealed record Decline : NewsMatch;

    /// <summary>Not believed.</summary>
    /// <param name="Finding">For staff; no payer's data.</param>
    public sealed record Mismatch(ExceptionKind Kind, string Finding) : NewsMatch;

    public static NewsMatch Of(PaymentSession session, Biller biller, ProcessorNews news)
    {
        if (!biller.Is(news.BillerGuid))
            return new Mismatch(ExceptionKind.BillerMismatch, "The postback names another biller, or none.");
        if (news.Approval == Approval.Declined)
            return new Decline();
        if (news.Approval == Approval.NotUnderstood)
            return new Mismatch(ExceptionKind.NotUnderstood, "Approved is neither True nor False.");
        if (string.IsNullOrWhiteSpace(news.PaymentId))
            return new Mismatch(ExceptionKind.NotUnderstood, "The postback has no payment id.");
        if (news.Amount is not { } amount || !amount.IsPositive)
            return new Mismatch(ExceptionKind.NotUnderstood, "The postback has no amount that can be read.");

        var named = session.Invoices.Where(invoice => news.InvoiceNumbers.Contains(invoice.ShownAs, StringComparer.OrdinalIgnoreCase)).ToList();
        return named.Count == 0 || named.Count < news.InvoiceNumbers.Count
            ? new Mismatch(ExceptionKind.InvoiceMismatch, "The postback names an invoice that is not of this session.")
            : ByAmount(session, named, amount, news.ServiceFee);
    }

    /// <summary>
    /// A post stands for the whole payment or for the invoices it names, and its amount may or may not include the
    /// service fee: which, the processor does not document. When two of these readings fit, none is believed.
    /// </summary>
    private static NewsMatch ByAmount(PaymentSession session, List<SessionInvoice> named, Common.Money amount, Common.Money fee)
    {
        var whole = Fits(session.Invoices, amount, fee);
        var part = named.Count < session.Invoices.Count && Fits(named, amount, fee);
        return (whole, part) switch
        {
            (true, false) => new Money(session.Invoices),
            (false, true) => new Money(named),
            (true, true) => new Mismatch(ExceptionKind.AmountMismatch, $"{amount} fits the whole payment and the named invoice alike."),
            (false, false) => new Mismatch(ExceptionKind.AmountMismatch, $"{amount} was reported where {session.Amount} was asked for."),
        };
    }

    /// <summary>Whether the news reports what these invoices make together.</summary>
    public static bool Fits(IReadOnlyCollection<SessionInvoice> invoices, ProcessorNews news) =>
        invoices.Count > 0 && news.Amount is { } amount && Fits(invoices, amount, news.ServiceFee);

    private static bool Fits(IEnumerable<SessionInvoice> invoices, Common.Money amount, Common.Money fee)
    {
        var expected = Common.Money.Sum(invoices.Select(invoice => invoice.Expected));
        return amount == expected || amount == expected + fee;
    }
}
