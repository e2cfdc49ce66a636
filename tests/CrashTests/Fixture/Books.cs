using System.Globalization;

namespace Grancius.CrashTests.Fixture;

/// <summary>Holds the product's books against the processor's own record, to the cent.</summary>
internal sealed partial class Books(Database database, Processor processor, Notes notes, Product product)
{
    private const string Listed = "SELECT processor_payment_id, kind, amount FROM exceptions WHERE state = 'Open' AND kind <> 'Overpayment' AND processor_payment_id IS NOT NULL";

    /// <summary>Then sessions whose next check is minutes away are asked about: those that a dead node had taken for itself.</summary>
    private static readonly TimeSpan SweepTime = TimeSpan.FromSeconds(8);

    private IReadOnlyList<Settled> _settled = [];
    private ILookup<string, (string? Id, long Cents)> _booked = Array.Empty<string>().ToLookup(invoice => invoice, _ => default((string?, long)));
    private HashSet<string> _listed = [];

    private IEnumerable<(string? Id, long Cents)> Rows => _booked.SelectMany(rows => rows);

    /// <summary>What the check found, in one line.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Waits until nothing is left to find, and proves that the books are right.</summary>
    public async Task MustAgree()
    {
        var asked = await Complete();
        await Read();
        await PaymentsMustBeSettled();
        await LedgerMustBalance();
        await PostbacksMustBeKept();
        await AnswersMustBeKept();
        Summary = $"{_settled.Count} payments settled, {Rows.Count(row => row.Id is not null)} lines booked by news, {Rows.Count(row => row.Id is null)} found by asking, "
            + $"{_listed.Count} listed, {_settled.Count(IsContradicted)} of them of payments found by asking; {asked} sessions left to a later check and asked about at once";
    }

    /// <summary>Lets the sweep and the jobs come to an end.</summary>
    /// <returns>How many sessions had to be asked about by the integrator, because their next check is minutes away.</returns>
    private async Task<int> Complete()
    {
        var start = TimeProvider.System.GetUtcNow();
        var asked = new HashSet<Guid>();
        await Eventually.Holds(async () =>
        {
            await Read();
            var open = _settled.Where(payment => !Found(payment)).ToList();
            if (open.Count == 0)
                return await database.Number("SELECT count(*) FROM postbacks WHERE due_at IS NOT NULL") == 0;

            if (TimeProvider.System.GetUtcNow() - start > SweepTime)
                await AskAboutThoseOfLater(open, asked);
            return false;
        }, TimeSpan.FromSeconds(120), () => $"not found: {string.Join(", ", _settled.Where(payment => !Found(payment)).Select(payment => payment.Id))}\n{product.Process.Words}");
        return asked.Count;
    }

    private async Task AskAboutThoseOfLater(List<Settled> open, HashSet<Guid> asked)
    {
        var later = TimeProvider.System.GetUtcNow().AddSeconds(20).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sessions = (await database.Rows($"SELECT id, account_number FROM payment_sessions WHERE next_check_at > {later} AND status <> 'Paid'"))
            .ToLookup(row => (string)row[1], row => Guid.Parse(row[0].ToString()!));
        foreach (var id in open.SelectMany(payment => sessions[AccountOf(payment)]).Where(asked.Add))
            (await product.Post($"payment-sessions/{id}/check")).Status.ShouldBe(200);
    }

    private async Task Read()
    {
        _settled = await processor.Settled();
        _booked = (await database.Rows("SELECT invoice_number, processor_payment_id, amount FROM payments"))
            .ToLookup(row => (string)row[0], row => (row[1] as string, Convert.ToInt64(row[2], null)));
        _listed = [.. (await database.Rows(Listed)).Select(row => (string)row[0])];
    }

    private bool Found(Settled payment) => _listed.Contains(payment.Id)
        || payment.Invoices.All(line => _booked[line.Key].Any(row => row.Id == payment.Id || row.Id is null));

    /// <summary>Every payment is applied exactly once or is exactly one exception; and nothing is booked that was not settled.</summary>
    private async Task PaymentsMustBeSettled()
    {
        var explained = 0;
        foreach (var payment in _settled)
        {
            var rows = payment.Invoices.Select(line => _booked[line.Key].Where(row => row.Id is null || row.Id == payment.Id).ToList()).ToList();
            if (_listed.Contains(payment.Id) && !IsContradicted(payment))
            {
                rows.ShouldAllBe(found => found.Count == 0, $"{payment.Id} is applied and listed as well");
                (await database.Number($"SELECT count(*) FROM exceptions WHERE processor_payment_id = '{payment.Id}' AND state = 'Open'")).ShouldBe(1, $"{payment.Id} is listed more than once");
                continue;
            }

            foreach (var (line, found) in payment.Invoices.Zip(rows))
                found.ShouldHaveSingleItem($"{payment.Id} is not applied exactly once to {line.Key}").Cents.ShouldBe(line.Value, payment.Id);
            explained += rows.Count;
        }

        Rows.Count().ShouldBe(explained, "something is booked that nobody paid, or booked twice");
        (await database.Number("SELECT count(*) FROM exceptions WHERE state = 'Open' AND kind NOT IN ('AmountMismatch', 'BillerMismatch')")).ShouldBe(0, "an exception that nothing explains");
    }

    /// <summary>
    /// The balance had proved the payment before news of another amount came: it is applied, and the news that contradicts
    /// it is on the list for a person.
    /// </summary>
    private bool IsContradicted(Settled payment) =>
        _listed.Contains(payment.Id) && payment.Invoices.All(line => _booked[line.Key].Any(row => row.Id is null && row.Cents == line.Value));

    private async Task LedgerMustBalance()
    {
        var named = Rows.Where(row => row.Id is not null).Select(row => row.Id).ToHashSet();
        var fees = _settled.Where(payment => named.Contains(payment.Id)).Sum(payment => payment.FeeCents);
        (await Ledger("service-fee-payable", "credit_cents - debit_cents")).ShouldBe(fees, "the service fees are not those of the payments we know by name");
        (await Ledger("processor-clearing", "debit_cents - credit_cents")).ShouldBe(
            _settled.Where(payment => !_listed.Contains(payment.Id) || IsContradicted(payment)).Sum(payment => payment.Invoices.Values.Sum()) + fees,
            "clearing is not what was settled without what is listed");
        (await database.Number("SELECT count(*) FROM (SELECT entry_id FROM journal_lines GROUP BY entry_id HAVING sum(debit_cents) <> sum(credit_cents)) AS uneven")).ShouldBe(0);
        (await database.Number("SELECT count(*) FROM invoices WHERE amount_paid <> coalesce((SELECT sum(applied) FROM payments WHERE payments.invoice_id = invoices.id), 0) OR amount_paid > amount"))
            .ShouldBe(0, "an invoice's paid amount is not what was applied");
        var accounts = (await product.Get("ledger/trial-balance")).Json.EnumerateArray().ToList();
        accounts.Count.ShouldBeGreaterThan(2);
        accounts.Sum(account => account.GetProperty("debit").GetDecimal()).ShouldBe(accounts.Sum(account => account.GetProperty("credit").GetDecimal()), "the trial balance is not equal");
    }

    private string AccountOf(Settled payment) => payment.Invoices.Keys.First() is var number ? number[..number.LastIndexOf('-')] : "";

    private Task<long> Ledger(string account, string sum) => database.Number($"SELECT coalesce(sum({sum}), 0) FROM journal_lines WHERE account = '{account}'");
}
