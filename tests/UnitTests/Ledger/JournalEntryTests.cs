using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Ledger;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.Ledger;

public class JournalEntryTests
{
    [Fact]
    public void A_balanced_entry_keeps_its_lines_without_those_of_nothing()
    {
        var entry = Post(
            JournalLine.DebitOf(LedgerAccounts.ProcessorClearing, Cents(5200)),
            JournalLine.CreditOf(LedgerAccounts.Receivable("001-322100"), Cents(5000)),
            JournalLine.CreditOf(LedgerAccounts.ServiceFeePayable, Cents(200)),
            JournalLine.CreditOf(LedgerAccounts.Unapplied, Cents(0)));

        entry.Lines.Select(line => (line.Account, line.DebitCents, line.CreditCents)).ShouldBe(
            [("processor-clearing", 5200, 0), ("receivable:001-322100", 0, 5000), ("service-fee-payable", 0, 200)]);
    }

    [Fact]
    public void An_entry_that_does_not_balance_is_never_made() =>
        Should.Throw<InvalidOperationException>(() => Post(JournalLine.DebitOf("a", Cents(100)), JournalLine.CreditOf("b", Cents(99))))
            .Message.ShouldContain("does not balance");

    [Fact]
    public void An_entry_of_nothing_is_never_made()
    {
        Should.Throw<InvalidOperationException>(() => Post());
        Should.Throw<InvalidOperationException>(() => Post(JournalLine.DebitOf("a", Cents(0)), JournalLine.CreditOf("b", Cents(0))));
    }

    [Fact]
    public void A_line_is_never_negative()
    {
        Should.Throw<InvalidOperationException>(() => JournalLine.DebitOf("a", Cents(-1)));
        Should.Throw<InvalidOperationException>(() => JournalLine.CreditOf("a", Cents(-1)));
    }

    private static JournalEntry Post(params JournalLine[] lines) =>
        JournalEntry.Post(JurisdictionId.New(), JournalKind.Payment, "p-1", null, Noon, lines);
}
