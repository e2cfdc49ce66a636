using Grancius.Domain.Common;

namespace Grancius.Domain.PaymentSessions;

public static class PaymentSessionErrors
{
    public const string RefusedCode = "processor_refused";

    public static readonly Error NotFound = new("session_not_found", "There is no such payment session here.", ErrorKind.NotFound);

    public static readonly Error NothingToPay =
        new("nothing_to_pay", "None of these invoices has a balance due.", ErrorKind.Unprocessable);

    public static readonly Error ReaderMissing =
        new("reader_missing", "Choose the EMV reader for a payment by EMV.", ErrorKind.Unprocessable) { Field = "readerId" };

    public static readonly Error ReaderUnknown =
        new("reader_unknown", "There is no such reader ready here.", ErrorKind.Unprocessable) { Field = "readerId" };

    public static readonly Error ReaderNotUsed =
        new("reader_not_used", "A reader is used only with the method EMV.", ErrorKind.Unprocessable) { Field = "readerId" };

    public static Error EmvNotSupported(string feeCode) => new("emv_not_supported",
        $"EMV readers cannot be used: the fee code {feeCode} has an external charge code, so the biller is on version 1.", ErrorKind.Unprocessable)
    { Field = "method" };

    /// <summary>The same refusal where each basket is judged by itself.</summary>
    public static Error EmvNotSupportedHere(string feeCode) => new("emv_not_supported",
        $"EMV readers cannot be used for this payment: its fee code {feeCode} has an external charge code. Pay the others by reader, or this one another way.", ErrorKind.Unprocessable)
    { Field = "method" };

    public static Error InvoiceInPayment(PaymentSessionId holder) => new("invoice_in_payment",
        "Another payment of one of these invoices is under way. Continue or cancel that one first.", ErrorKind.Conflict)
    { SessionId = holder.Value };

    public static Error CannotCancel(PaymentSessionStatus status, PaymentSessionId session) =>
        new("session_not_cancellable", $"A payment session that is {status} cannot be cancelled.", ErrorKind.Conflict) { SessionId = session.Value };

    public static Error Refused(string because) => new(RefusedCode, $"The processor did not accept the payment: {because}", ErrorKind.ProcessorRefused);

    public static readonly Error Unclear =
        new("processor_unclear", "The processor answered in a way that cannot be used. Nothing is certain yet; we are checking.", ErrorKind.ProcessorUnclear);

    public static readonly Error Unavailable =
        new("processor_unavailable", "The processor cannot be reached at the moment. The bill is unchanged.", ErrorKind.ProcessorUnavailable);

    public static readonly Error PostbackNotTaken =
        new("postback_not_taken", "The postback could not be stored and applied in one step.", ErrorKind.Conflict);

    public static readonly Error Timeout =
        new("processor_timeout", "The processor did not answer in time. Nothing is certain yet; we are checking.", ErrorKind.ProcessorTimeout);
}
