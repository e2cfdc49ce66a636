using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Laws;

/// <summary>Every entry balances, and the processor's clearing account holds what was booked, to the cent.</summary>
internal sealed class LedgerLaws(World world, Books books)
{
    public void Hold()
    {
        foreach (var entry in books.Journal.GroupBy(line => line.Entry))
            Law.Demands(entry.Sum(line => line.Debit) == entry.Sum(line => line.Credit), $"the {entry.First().Kind} entry {entry.First().Reference} does not balance");

        var clearing = Debit("processor-clearing");
        var fees = -Debit("service-fee-payable");
        var principal = books.Payments.Sum(row => row.Amount);
        Law.Demands(clearing - fees == principal, $"clearing holds {clearing} cents with {fees} of fees, and the payments are {principal}");

        var unapplied = -Debit("unapplied-money");
        var over = books.Payments.Sum(row => row.Amount - row.Applied);
        Law.Demands(unapplied == over, $"{unapplied} cents are unapplied in the ledger, and {over} in the payments");
        var listed = books.Exceptions.Where(row => row is { Kind: "Overpayment", State: "Open" }).Sum(row => row.Amount);
        Law.Demands(unapplied == listed, $"{unapplied} cents are unapplied, and {listed} on the list of exceptions");

        var receivable = books.Journal.Where(line => line.Account.StartsWith("receivable:", StringComparison.Ordinal)).Sum(line => line.Debit - line.Credit);
        var due = books.Invoices.Sum(invoice => invoice.Balance);
        Law.Demands(receivable == due, $"{receivable} cents are receivable in the ledger, and {due} due on the invoices");
        FeesWereTaken();
    }

    /// <summary>Clearing is what the processor settled less what is listed and less what only its reports can tell; and no fee that it told of is missing.</summary>
    public void AreComplete()
    {
        var named = books.Payments.Where(row => row.ProcessorId is not null).Select(row => row.ProcessorId!).ToHashSet(StringComparer.Ordinal);
        var doubted = books.Exceptions.Where(row => row.State == "Open" && row.ProcessorId is not null).Select(row => row.ProcessorId!).ToHashSet(StringComparer.Ordinal);
        var fees = BookedFees();
        foreach (var payment in world.Processor.Settled.Where(payment => payment.FeeTold && payment.FeeCents > 0 && named.Contains(payment.Id) && !doubted.Contains(payment.Id)))
            Law.Demands(fees.GetValueOrDefault(payment.Id) == payment.FeeCents, $"the fee of {payment.Id}, {payment.FeeCents} cents, was told of and is not booked");
    }

    private void FeesWereTaken()
    {
        var taken = world.Processor.Settled.ToDictionary(payment => payment.Id, payment => payment.FeeCents, StringComparer.Ordinal);
        foreach (var (reference, cents) in BookedFees())
            Law.Demands(taken.GetValueOrDefault(reference) == cents, $"{cents} cents are booked as the fee of {reference}, which took {taken.GetValueOrDefault(reference)}");
        Law.Demands(books.Sessions.Sum(session => session.ServiceFee) == -Debit("service-fee-payable"), $"the sessions count other fees than the ledger");
    }

    private Dictionary<string, long> BookedFees() => books.Journal
        .Where(line => line.Account == "service-fee-payable")
        .GroupBy(line => line.Reference)
        .ToDictionary(group => group.Key, group => group.Sum(line => line.Credit - line.Debit), StringComparer.Ordinal);

    private long Debit(string account) => books.Journal.Where(line => line.Account == account).Sum(line => line.Debit - line.Credit);
}
