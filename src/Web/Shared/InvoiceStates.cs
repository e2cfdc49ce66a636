using Grancius.Application.Invoices;
using Grancius.Domain.Invoices;
using Grancius.Web.Shared.Parts;

namespace Grancius.Web.Shared;

/// <summary>How an invoice's state looks on the staff's pages, and its lists as files.</summary>
public static class InvoiceStates
{
    /// <summary>The icon and colour beside the word.</summary>
    public static Standing StandingOf(InvoiceState state) => state switch
    {
        InvoiceState.Open => Standing.Waiting,
        InvoiceState.Paid => Standing.Good,
        InvoiceState.Void => Standing.Closed,
    };

    /// <summary>The word: what was waived whole is settled without having been paid.</summary>
    public static string WordOf(InvoiceState state, bool anythingPaid) => state switch
    {
        InvoiceState.Open => "Open",
        InvoiceState.Paid => anythingPaid ? "Paid" : "Settled, nothing due",
        InvoiceState.Void => "Void",
    };

    internal static Microsoft.AspNetCore.Mvc.FileContentResult AsCsv(this InvoiceRows rows, string name) => Csv.File(
        name, ["Invoice", "Account", "Payer", "Department", "State", "Invoice date", "Due date", "Amount", "Adjusted", "Paid", "Balance due"],
        rows.Items.Select(row => new object?[]
        {
            row.Number, row.AccountNumber, row.Payer, row.Department, WordOf(row.State, row.AmountPaid.IsPositive), row.InvoiceDate.ToString("yyyy-MM-dd", null),
            row.DueDate.ToString("yyyy-MM-dd", null), row.Amount.Dollars, row.Adjusted.Dollars, row.AmountPaid.Dollars, row.BalanceDue.Dollars,
        }));
}
