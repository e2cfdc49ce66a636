using Grancius.Domain.Common;

namespace Grancius.Domain.Invoices;

public static class InvoiceErrors
{
    public static Error MayNotGrow(string number) =>
        new("invoice_closed", $"Invoice {number} was already presented for payment: a further fee goes on a further invoice.", ErrorKind.Conflict);

    public static Error NotFound(string number) =>
        new("invoice_not_found", $"There is no invoice {number} here.", ErrorKind.NotFound);

    public static Error AccountNotFound(string number) =>
        new("account_not_found", $"There is no account {number} here.", ErrorKind.NotFound);
}
