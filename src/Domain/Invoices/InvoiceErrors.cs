using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Domain.Invoices;

public static class InvoiceErrors
{
    public static Error MayNotGrow(string number) =>
        new("invoice_closed", $"Invoice {number} was already presented for payment: a further fee goes on a further invoice.", ErrorKind.Conflict);

    public static Error NotFound(string number) =>
        new("invoice_not_found", $"There is no invoice {number} here.", ErrorKind.NotFound);

    public static Error AccountNotFound(string number) =>
        new("account_not_found", $"There is no account {number} here.", ErrorKind.NotFound);

    public static Error Settled(string number, InvoiceState state) => new("invoice_settled", state == InvoiceState.Void
        ? $"Invoice {number} is void: nothing can be changed on it any more."
        : $"Invoice {number} is settled: what is settled is never edited. A further fee goes on a further invoice.", ErrorKind.Conflict);

    public static Error InPayment(string number, PaymentSessionId holder) => new("invoice_in_payment",
        $"Invoice {number} is being paid at this moment, or was and the outcome is not known yet. Wait for it, or cancel that payment first.", ErrorKind.Conflict)
    { SessionId = holder.Value };

    public static Error BelowPaid(string number, Money due, Money paid) => new("adjustment_below_paid",
        $"Only {due} is still due on invoice {number} ({paid} was paid): no more than that can be taken off.", ErrorKind.Unprocessable)
    { Field = "amount" };

    public static Error PartlyPaid(string number, Money paid) => new("invoice_partly_paid",
        $"{paid} was paid on invoice {number}: an invoice with money on it cannot be voided.", ErrorKind.Conflict);

    public static readonly Error NothingToAdjust =
        new("adjustment_of_nothing", "The amount would stay as it is: there is nothing to adjust.", ErrorKind.Unprocessable) { Field = "amount" };

    public static Error FeeNotFound(string number) =>
        new("fee_not_found", $"There is no such fee on invoice {number}.", ErrorKind.NotFound);

    public static Error BelowNothing(Money amount) => new("adjustment_below_nothing",
        $"The fee stands at {amount}: no more than that can be taken off.", ErrorKind.Unprocessable)
    { Field = "amount" };

    public static Error ChangedSince(string number) => new("invoice_changed",
        $"Invoice {number} was changed after you looked at it: look again, then decide.", ErrorKind.Conflict);
}
