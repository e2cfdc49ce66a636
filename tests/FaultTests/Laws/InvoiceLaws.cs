using Grancius.Domain.Invoices;

namespace Grancius.FaultTests.Laws;

/// <summary>What is due is what was assessed, with what staff adjusted, less what was applied: never below zero, and nothing changes beneath a payment.</summary>
internal sealed class InvoiceLaws(Books books)
{
    public void Hold()
    {
        var applied = books.Payments.GroupBy(row => Invoice.NumberOf(row.Invoice)).ToDictionary(group => group.Key, group => group.Sum(row => row.Applied));
        var assessed = books.Fees.GroupBy(fee => fee.Invoice).ToDictionary(group => group.Key, group => group.Sum(fee => fee.Amount));
        var adjusted = books.Adjustments.GroupBy(row => row.Invoice).ToDictionary(group => group.Key, group => group.Sum(row => row.Amount));
        var held = books.Holds.Select(hold => hold.Invoice).ToHashSet();
        foreach (var invoice in books.Invoices)
        {
            Law.Demands(invoice.AmountPaid >= 0 && invoice.Balance >= 0,
                $"{invoice.Number} has {invoice.AmountPaid} cents applied of {invoice.Amount}, adjusted by {invoice.Adjusted}");
            Law.Demands(invoice.AmountPaid == applied.GetValueOrDefault(invoice.Number), $"{invoice.Number} has another amount paid than its payments applied");
            Law.Demands(invoice.Amount == assessed.GetValueOrDefault(invoice.Id), $"{invoice.Number} has another amount than its fees");
            Law.Demands(invoice.Adjusted == adjusted.GetValueOrDefault(invoice.Id), $"{invoice.Number} is adjusted by another amount than its adjustments");
            Law.Demands(invoice.State == "Void" ? invoice is { Balance: 0, AmountPaid: 0 } : (invoice.State == "Paid") == (invoice.Balance == 0),
                $"{invoice.Number} is {invoice.State}, which its balance contradicts");
            Law.Demands(invoice.State != "Void" || !held.Contains(invoice.Id), $"{invoice.Number} is void, and a payment of it is under way");
        }

        foreach (var fee in books.Adjustments.Where(row => row.Fee is not null).GroupBy(row => row.Fee!.Value))
            Law.Demands(books.Fees.Single(row => row.Id == fee.Key).Amount + fee.Sum(row => row.Amount) >= 0, $"a fee was adjusted below nothing");
        StandAsShown();
    }

    /// <summary>A payment that is under way asks for what is due, unless other money came for the invoice meanwhile.</summary>
    private void StandAsShown()
    {
        var sessions = books.Sessions.ToDictionary(session => session.Id);
        var paid = books.Payments.Select(row => Invoice.NumberOf(row.Invoice)).ToHashSet(StringComparer.Ordinal);
        var invoices = books.Invoices.ToDictionary(invoice => invoice.Id);
        foreach (var (id, session) in books.Holds)
        {
            var invoice = invoices[id];
            var line = sessions[session].Lines.Find(line => line.Own == invoice.Number)!;
            Law.Demands(paid.Contains(invoice.Number) || line.Expected == invoice.Balance,
                $"session {sessions[session].Reference} asks for {line.Expected} cents on {invoice.Number}, where {invoice.Balance} are due");
        }
    }
}
