using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.PaymentSessions;

public readonly record struct PaymentId(Guid Value)
{
    public static PaymentId New() => new(Ids.Next());

    /// <summary>In the order they were made, to the millisecond.</summary>
    public static bool operator <(PaymentId left, PaymentId right) => left.Value < right.Value;

    public static bool operator >(PaymentId left, PaymentId right) => left.Value > right.Value;
}

/// <summary>
/// Money seen at the processor for one invoice. The processor's payment id with the invoice is a unique key of the
/// store: that key, not a look beforehand, decides that the same news is not applied twice. So is the processor's payment
/// id among the rows that bring it: one payment belongs to one session.
/// </summary>
public sealed class Payment
{
    private Payment() // EF Core
    {
    }

    public PaymentId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public PaymentSessionId SessionId { get; private set; }

    public InvoiceId InvoiceId { get; private set; }

    public string InvoiceNumber { get; private set; } = "";

    /// <summary>Which of the invoice's amounts was paid.</summary>
    public int Showing { get; private set; }

    /// <summary>The processor's PaymentGUID; null while the payment is only inferred from the balance there.</summary>
    public string? ProcessorPaymentId { get; private set; }

    /// <summary>Whether it was the first to have its payment id; the payment's other invoices follow it.</summary>
    public bool BringsPaymentId { get; private set; }

    /// <summary>Principal.</summary>
    public Money Amount { get; private set; }

    /// <summary>The part of it that was due on the invoice; the rest is unapplied money.</summary>
    public Money Applied { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }

    public static Payment Of(
        PaymentSession session, SessionInvoice invoice, Money amount, Money applied, DateTimeOffset now) => new()
        {
            Id = PaymentId.New(),
            JurisdictionId = session.JurisdictionId,
            SessionId = session.Id,
            InvoiceId = invoice.InvoiceId,
            InvoiceNumber = invoice.Number,
            Showing = invoice.Showing,
            Amount = amount,
            Applied = applied,
            SeenAt = now,
        };

    /// <summary>Whether it is money for what the line shows the processor.</summary>
    public bool IsFor(SessionInvoice line) => line.InvoiceId == InvoiceId && line.Showing == Showing;

    /// <summary>It has a payment id now, and belongs to the attempt that brought it, whichever it was inferred for.</summary>
    /// <param name="isFirst">Whether no other payment has this id.</param>
    public void IsNamed(string processorPaymentId, PaymentSessionId session, bool isFirst)
    {
        ProcessorPaymentId = processorPaymentId;
        BringsPaymentId = isFirst;
        SessionId = session;
    }
}
