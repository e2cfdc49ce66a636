using Grancius.Application.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Invoices;

/// <summary>One line of a list of invoices.</summary>
public sealed record InvoiceRow(
    Guid Id, string Number, string AccountNumber, string Payer, string Department, InvoiceState State, DateOnly InvoiceDate, DateOnly DueDate,
    Money Amount, Money Adjusted, Money AmountPaid, Money BalanceDue)
{
    internal static InvoiceRow Of(Invoice invoice, string payer, IReadOnlyList<InvoiceType> types) => new(
        invoice.Id.Value, invoice.Number, invoice.AccountNumber, payer, types.NameOf(invoice.TypeId), invoice.State, invoice.InvoiceDate, invoice.DueDate,
        invoice.Amount, invoice.Adjusted, invoice.AmountPaid, invoice.BalanceDue);
}
