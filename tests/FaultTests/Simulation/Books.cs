using Grancius.Domain.PaymentSessions;
using Microsoft.Data.Sqlite;

namespace Grancius.FaultTests.Simulation;

/// <summary>The law was broken.</summary>
internal sealed class BrokenLaw(string what) : Exception(what);

/// <summary>Reads the books beside the product's own code and holds them against what the processor really settled.</summary>
internal sealed class Books(Node node, World world) : IDisposable
{
    private readonly SqliteConnection _connection = node.Look();
    private readonly List<Guid> _answered = [];

    /// <summary>A postback was answered 200.</summary>
    public void Answered(Guid postback) => _answered.Add(postback);

    /// <summary>When most of what is due soonest will be due; null when nobody will ask any more.</summary>
    public DateTimeOffset? NextCheck()
    {
        var due = Rows("SELECT MIN(next_check_at), MAX(next_check_at) FROM payment_sessions WHERE next_check_at IS NOT NULL")[0];
        if (due[0] is DBNull)
            return null;

        // Half a day at a time, so that those due on the same day are asked about in one run.
        return DateTimeOffset.FromUnixTimeMilliseconds(Whole(due[0])).AddHours(12);
    }

    /// <summary>What holds after every step.</summary>
    public void MustHold()
    {
        var settled = world.Processor.Settled
            .SelectMany(payment => payment.Lines.Select(line => (payment.Id, line.Number, line.Cents)))
            .ToDictionary(line => (line.Id, line.Number), line => line.Cents);
        var settledOn = settled.GroupBy(line => line.Key.Number).ToDictionary(group => group.Key, group => group.Sum(line => line.Value));

        // No payment is invented, and none is applied twice.
        foreach (var row in Rows("SELECT processor_payment_id, invoice_number, amount FROM payments WHERE processor_payment_id IS NOT NULL"))
        {
            if (!settled.TryGetValue((Text(row[0]), Text(row[1])), out var cents) || cents != Whole(row[2]))
                throw new BrokenLaw($"payment {row[0]} of {row[2]} cents on {row[1]} was never settled so");
        }

        foreach (var row in Rows("SELECT invoice_number, SUM(amount) FROM payments GROUP BY invoice_number"))
        {
            if (Whole(row[1]) > settledOn.GetValueOrDefault(Text(row[0])))
                throw new BrokenLaw($"{row[1]} cents are booked on {row[0]}, where {settledOn.GetValueOrDefault(Text(row[0]))} were settled");
        }

        None("SELECT number FROM invoices WHERE amount_paid > amount OR amount_paid < 0", "has more applied than its amount");
        None("""
            SELECT i.number FROM invoices i LEFT JOIN (SELECT invoice_id, SUM(applied) AS applied FROM payments GROUP BY invoice_id) p ON p.invoice_id = i.id
            WHERE i.amount_paid <> COALESCE(p.applied, 0)
            """, "has another amount paid than its payments applied");
        None("SELECT number FROM invoices WHERE (state = 'Paid') <> (amount_paid = amount)", "is in a state that its balance contradicts");

        // Every entry balances; clearing holds what was booked, and no cent more.
        None("SELECT entry_id FROM journal_lines GROUP BY entry_id HAVING SUM(debit_cents) <> SUM(credit_cents)", "is an entry that does not balance");
        var clearing = Sum("SELECT COALESCE(SUM(debit_cents - credit_cents), 0) FROM journal_lines WHERE account = 'processor-clearing'");
        var fees = Sum("SELECT COALESCE(SUM(credit_cents - debit_cents), 0) FROM journal_lines WHERE account = 'service-fee-payable'");
        var principal = Sum("SELECT COALESCE(SUM(amount), 0) FROM payments");
        if (clearing - fees != principal)
            throw new BrokenLaw($"clearing holds {clearing} cents with {fees} of fees, the payments are {principal}");
        var unapplied = Sum("SELECT COALESCE(SUM(credit_cents - debit_cents), 0) FROM journal_lines WHERE account = 'unapplied-money'");
        if (unapplied != Sum("SELECT COALESCE(SUM(amount - applied), 0) FROM payments"))
            throw new BrokenLaw($"{unapplied} cents are unapplied in the ledger, and others in the payments");
        if (unapplied != Sum("SELECT COALESCE(SUM(amount), 0) FROM exceptions WHERE kind = 'Overpayment'"))
            throw new BrokenLaw($"{unapplied} cents are unapplied, and others on the list of exceptions");

        // Sessions: as the table says, known until known, and with their own money only.
        None("""
            SELECT id FROM payment_sessions WHERE next_check_at IS NULL AND status IN ('Opening', 'AwaitingPayer', 'Unknown', 'Declined', 'UnderReview')
            """, "is a session that nobody will ask about again");
        None("""
            SELECT s.id FROM payment_sessions s LEFT JOIN (SELECT session_id, SUM(amount) AS amount FROM payments GROUP BY session_id) p ON p.session_id = s.id
            WHERE s.amount_paid <> COALESCE(p.amount, 0)
            """, "is a session that counts other money than its payments");
        None("SELECT id FROM payment_sessions WHERE status = 'Paid' AND amount_paid < amount", "is a session that is paid with less than was asked for");
        None("""
            SELECT h.invoice_id FROM invoice_holds h JOIN payment_sessions s ON s.id = h.session_id
            WHERE s.status NOT IN ('Opening', 'AwaitingPayer', 'Unknown', 'Declined', 'UnderReview')
            """, "is an invoice held by a session that is over");
        foreach (var row in Rows("SELECT \"from\", cause, \"to\" FROM session_moves"))
        {
            var target = PaymentSessionTransitions.Target(Enum.Parse<PaymentSessionStatus>(Text(row[0])), Enum.Parse<SessionCause>(Text(row[1])));
            if (target?.ToString() != Text(row[2]))
                throw new BrokenLaw($"a session moved from {row[0]} to {row[2]} by {row[1]}");
        }

        if (Sum("SELECT COUNT(*) FROM postbacks") < _answered.Count)
            throw new BrokenLaw("a postback that was answered is not kept");
    }

    /// <summary>What holds once the processor could be asked and the jobs had their time.</summary>
    public void MustBeComplete()
    {
        var booked = Rows("SELECT invoice_number, SUM(amount) FROM payments GROUP BY invoice_number").ToDictionary(row => Text(row[0]), row => Whole(row[1]));
        var named = Rows("SELECT processor_payment_id, invoice_number FROM payments WHERE processor_payment_id IS NOT NULL").Select(row => (Text(row[0]), Text(row[1]))).ToHashSet();
        var listed = Rows("SELECT processor_payment_id FROM exceptions WHERE state = 'Open' AND kind <> 'Overpayment' AND processor_payment_id IS NOT NULL").Select(row => Text(row[0])).ToHashSet();
        foreach (var invoice in world.Processor.Settled.SelectMany(payment => payment.Lines).Select(line => line.Number).Distinct())
        {
            var owed = world.Processor.Settled.SelectMany(payment => payment.Lines.Where(line => line.Number == invoice).Select(line => (payment, line))).ToList();
            var missing = owed.Where(owing => !named.Contains((owing.payment.Id, invoice)) && !listed.Contains(owing.payment.Id)).ToList();
            var inferred = booked.GetValueOrDefault(invoice) - owed.Where(owing => named.Contains((owing.payment.Id, invoice))).Sum(owing => owing.line.Cents);
            // A payment of which no news ever came can be proven by the balance once for an invoice. What was paid beyond
            // that, with no news of it at all, is found by the processor's reports.
            var heard = missing.Where(owing => owing.payment.Heard).ToList();
            if (heard.Count > 0 && inferred < heard.Sum(owing => owing.line.Cents))
                throw new BrokenLaw($"{heard[0].payment.Id} on {invoice} was told of and is neither booked nor listed");
            if (missing.Count > 0 && inferred == 0 && owed.Count == missing.Count && !Reviewed(invoice))
                throw new BrokenLaw($"{missing[0].payment.Id} on {invoice} was never found");
        }

        if (Sum("SELECT COUNT(*) FROM outbox") != 0)
            throw new BrokenLaw("a fact never left the outbox");
        None("SELECT id FROM postbacks WHERE due_at IS NOT NULL", "is a postback that was never applied");
        var paid = Sum("SELECT COUNT(*) FROM session_moves WHERE \"to\" = 'Paid'");
        if (world.Letters.Select(letter => letter.Id).Distinct().Count() != paid)
            throw new BrokenLaw($"{paid} times a session was paid, and {world.Letters.Select(letter => letter.Id).Distinct().Count()} letters were written");
        None("""
            SELECT account_number || ' ' || status || ', made ' || datetime(created_at / 1000, 'unixepoch') || ', next check ' || datetime(next_check_at / 1000, 'unixepoch') || ' ' || (SELECT group_concat(finding, ' | ') FROM session_evidence e WHERE e.session_id = s.id)
            FROM payment_sessions s WHERE status IN ('Opening', 'Unknown')
            """, "is a session that stays unknown although the processor answers");
    }

    public void Dispose() => _connection.Dispose();

    private bool Reviewed(string invoice) => Rows(
        "SELECT id FROM payment_sessions WHERE status = 'UnderReview' AND invoices LIKE $invoice", ("$invoice", $"%\"{invoice}\"%")).Count > 0;

    private void None(string sql, string what)
    {
        if (Rows(sql) is { Count: > 0 } rows)
            throw new BrokenLaw($"{rows[0][0]} {what}");
    }

    private long Sum(string sql) => Whole(Rows(sql)[0][0]);

    private List<object[]> Rows(string sql, params (string Name, string Value)[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static string Text(object value) => (string)value;

    private static long Whole(object value) => Convert.ToInt64(value, null);
}
