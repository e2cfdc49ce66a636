namespace Grancius.FunctionalTests.Fixture;

/// <content>What must be true of the books at every moment, whatever a test did.</content>
public abstract partial class Portal
{
    public async Task TheBooksBalance()
    {
        foreach (var jurisdiction in (string[])[County, City])
        {
            var accounts = (await Get($"/api/v1/{jurisdiction}/ledger/trial-balance")).ShouldBe(200).Json.EnumerateArray().ToList();
            accounts.Sum(account => account.Dollars("debit")).ShouldBe(accounts.Sum(account => account.Dollars("credit")));
        }

        (await Number("SELECT count(*) FROM (SELECT entry_id FROM journal_lines GROUP BY entry_id HAVING sum(debit_cents) <> sum(credit_cents)) AS uneven"))
            .ShouldBe(0, "an entry does not balance");
        (await Number("SELECT count(*) FROM invoices WHERE amount_paid <> coalesce((SELECT sum(applied) FROM payments WHERE payments.invoice_id = invoices.id), 0)"))
            .ShouldBe(0, "an invoice's paid amount is not what its payments applied");
        (await Number("SELECT count(*) FROM invoices WHERE amount_paid > amount + adjusted OR amount_paid < 0")).ShouldBe(0, "an invoice's balance is below zero");
        (await LedgerCents("receivable:%", "debit_cents - credit_cents")).ShouldBe(await Number("SELECT coalesce(sum(amount + adjusted - amount_paid), 0) FROM invoices"), "receivables are not what is due");
        (await LedgerCents("unapplied-money", "credit_cents - debit_cents")).ShouldBe(await Number("SELECT coalesce(sum(amount - applied), 0) FROM payments"), "unapplied money is not what payments left over");
        (await LedgerCents("processor-clearing", "debit_cents - credit_cents")).ShouldBe(
            await Number("SELECT coalesce(sum(amount), 0) FROM payments") + await LedgerCents("service-fee-payable", "credit_cents - debit_cents"),
            "the money at the processor is not what was seen of payments and fees");
    }

    private Task<long> LedgerCents(string account, string sum) =>
        Number($"SELECT coalesce(sum({sum}), 0) FROM journal_lines WHERE account LIKE '{account}'");
}
