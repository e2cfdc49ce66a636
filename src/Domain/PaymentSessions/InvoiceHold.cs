using Grancius.Domain.Invoices;

namespace Grancius.Domain.PaymentSessions;

/// <summary>
/// An invoice is in payment. The invoice is the key of the store, so that the store, and not a look beforehand, decides
/// that there is one live attempt for it.
/// </summary>
public sealed class InvoiceHold(InvoiceId invoiceId, PaymentSessionId sessionId)
{
    public InvoiceId InvoiceId { get; private set; } = invoiceId;

    public PaymentSessionId SessionId { get; private set; } = sessionId;
}
