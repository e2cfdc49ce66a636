using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grancius.Domain.Invoices;
using Grancius.FaultTests.Stores;

namespace Grancius.FaultTests.Laws;

/// <summary>What stands in the store, read beside the product's code: only what was committed, and only when something was.</summary>
internal sealed class Books : IDisposable
{
    private readonly Store _store;
    private readonly List<DbCommand> _commands = [];
    private readonly Dictionary<string, List<SessionLine>> _lines = new(StringComparer.Ordinal);
    private long? _version;

    public Books(Store store)
    {
        _store = store;
        _readings =
        [
            ("SELECT id, status, amount, amount_paid, next_check_at, created_at, invoices, redirect_url, postback_token, token, open_failure, account_number, service_fee, reference FROM payment_sessions",
                row => Sessions.Add(new SessionRow(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), Moment(row, 4), Moment(row, 5)!.Value,
                    Lines(row.GetString(6)), Text(row, 7), row.GetString(8), row.GetString(9), Text(row, 10), row.GetString(11), row.GetInt64(12), row.GetString(13)))),
            ("SELECT id, processor_payment_id, session_id, invoice_number, amount, applied, showing FROM payments",
                row => Payments.Add(new PaymentRow(row.GetGuid(0), Text(row, 1), row.GetGuid(2), Invoice.ShownNumber(row.GetString(3), row.GetInt32(6)), row.GetInt64(4), row.GetInt64(5)))),
            ("SELECT id, number, amount, amount_paid, state, adjusted FROM invoices",
                row => Invoices.Add(new InvoiceRow(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetInt64(5)))),
            ("SELECT invoice_id, fee_id, amount, reason FROM adjustments",
                row => Adjustments.Add(new AdjustmentRow(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1), row.GetInt64(2), row.GetString(3)))),
            ("SELECT id, state, reason FROM adjustment_requests", row => Requests.Add((row.GetGuid(0), row.GetString(1), row.GetString(2)))),
            ("SELECT e.id, e.kind, e.reference, l.account, l.debit_cents, l.credit_cents FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id",
                row => Journal.Add(new JournalRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5)))),
            ("SELECT id, kind, session_id, invoice_number, processor_payment_id, amount, state FROM exceptions",
                row => Exceptions.Add(new ExceptionRow(row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetGuid(2), Text(row, 3), Text(row, 4), row.GetInt64(5), row.GetString(6)))),
            ("SELECT id, kind, payload FROM outbox", row => Outbox.Add(new OutboxRow(row.GetGuid(0), row.GetString(1), row.GetString(2)))),
            ("SELECT id, due_at, received_at FROM postbacks", row => Postbacks.Add(new PostbackRow(row.GetGuid(0), Moment(row, 1), Moment(row, 2)!.Value))),
            ("SELECT invoice_id, session_id FROM invoice_holds", row => Holds.Add((row.GetGuid(0), row.GetGuid(1)))),
            ("SELECT session_id, place, \"from\", \"to\", cause, at FROM session_moves",
                row => Moves.Add(new MoveRow(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), Moment(row, 5)!.Value))),
            ("SELECT id, kind, state, about FROM letters", row => Letters.Add(new LetterRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3)))),
            ("SELECT id, external_reference, invoice_id, amount FROM fees", row => Fees.Add(new FeeRow(row.GetGuid(0), Text(row, 1), row.GetGuid(2), row.GetInt64(3)))),
        ];
        foreach (var (sql, _) in _readings)
        {
            var command = store.Look.CreateCommand();
            command.CommandText = sql;
            command.Prepare();
            _commands.Add(command);
        }
    }

    private readonly (string Sql, Action<DbDataReader> Add)[] _readings;

    public List<SessionRow> Sessions { get; } = [];

    public List<PaymentRow> Payments { get; } = [];

    public List<InvoiceRow> Invoices { get; } = [];

    public List<JournalRow> Journal { get; } = [];

    public List<ExceptionRow> Exceptions { get; } = [];

    public List<OutboxRow> Outbox { get; } = [];

    public List<PostbackRow> Postbacks { get; } = [];

    public List<(Guid Invoice, Guid Session)> Holds { get; } = [];

    public List<MoveRow> Moves { get; } = [];

    public List<LetterRow> Letters { get; } = [];

    public List<FeeRow> Fees { get; } = [];

    public List<AdjustmentRow> Adjustments { get; } = [];

    public List<(Guid Id, string State, string Reason)> Requests { get; } = [];

    /// <returns>Whether anything was committed since the last time.</returns>
    public bool Refresh()
    {
        var version = _store.DataVersion();
        if (version is not null && version == _version)
            return false;

        _version = version;
        Clear();
        for (var place = 0; place < _commands.Count; place++)
        {
            using var rows = _commands[place].ExecuteReader();
            while (rows.Read())
                _readings[place].Add(rows);
        }

        AreNamedAsShown();
        return true;
    }

    /// <summary>The list of exceptions has the invoices' own numbers; the truth is known by those that the processor was shown.</summary>
    private void AreNamedAsShown()
    {
        var sessions = Sessions.ToDictionary(session => session.Id);
        for (var place = 0; place < Exceptions.Count; place++)
        {
            var row = Exceptions[place];
            if (row is { Session: { } session, Invoice: not null } && sessions[session].Lines.Find(line => line.Own == row.Invoice) is { } line)
                Exceptions[place] = row with { Invoice = line.Number };
        }
    }

    /// <summary>Another run begins: nothing is remembered of the last one.</summary>
    public void Forget()
    {
        _version = null;
        _lines.Clear();
    }

    public void Dispose() => _commands.ForEach(command => command.Dispose());

    private void Clear()
    {
        Sessions.Clear();
        Payments.Clear();
        Invoices.Clear();
        Journal.Clear();
        Exceptions.Clear();
        Outbox.Clear();
        Postbacks.Clear();
        Holds.Clear();
        Moves.Clear();
        Letters.Clear();
        Fees.Clear();
        Adjustments.Clear();
        Requests.Clear();
    }

    private List<SessionLine> Lines(string json)
    {
        if (!_lines.TryGetValue(json, out var lines))
            _lines[json] = lines = JsonSerializer.Deserialize(json, BooksJson.Default.ListSessionLine)!;
        return lines;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Moment(DbDataReader row, int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}

/// <param name="Own">The invoice's own number.</param>
internal sealed record SessionLine([property: JsonPropertyName("Number")] string Own, long Expected, long Paid, int Showing = 1)
{
    /// <summary>As the processor was shown it.</summary>
    [JsonIgnore]
    public string Number => Invoice.ShownNumber(Own, Showing);
}

internal sealed record SessionRow(
    Guid Id, string Status, long Amount, long AmountPaid, DateTimeOffset? NextCheckAt, DateTimeOffset CreatedAt, List<SessionLine> Lines, string? RedirectUrl,
    string PostbackToken, string Token, string? OpenFailure, string Account, long ServiceFee, string Reference)
{
    public bool IsLive => Status is "Opening" or "AwaitingPayer" or "Unknown" or "Declined" or "UnderReview";
}

/// <param name="Invoice">As the processor was shown it.</param>
internal sealed record PaymentRow(Guid Id, string? ProcessorId, Guid Session, string Invoice, long Amount, long Applied);

internal sealed record InvoiceRow(Guid Id, string Number, long Amount, long AmountPaid, string State, long Adjusted)
{
    public long Balance => Amount + Adjusted - AmountPaid;
}

internal sealed record FeeRow(Guid Id, string? Reference, Guid Invoice, long Amount);

internal sealed record AdjustmentRow(Guid Invoice, Guid? Fee, long Amount, string Reason);

internal sealed record JournalRow(Guid Entry, string Kind, string Reference, string Account, long Debit, long Credit);

internal sealed record ExceptionRow(Guid Id, string Kind, Guid? Session, string? Invoice, string? ProcessorId, long Amount, string State)
{
    /// <summary>Says that there is money which is not in the books; an overpayment is in the books, and an attribution names no money.</summary>
    public bool ClaimsMoney => State == "Open" && Kind is not ("Overpayment" or "Attribution") && Amount > 0;
}

internal sealed record OutboxRow(Guid Id, string Kind, string Payload);

internal sealed record LetterRow(Guid Id, string Kind, string State, string About);

internal sealed record PostbackRow(Guid Id, DateTimeOffset? DueAt, DateTimeOffset ReceivedAt);

internal sealed record MoveRow(Guid Session, int Place, string From, string To, string Cause, DateTimeOffset At);

[JsonSerializable(typeof(List<SessionLine>))]
internal sealed partial class BooksJson : JsonSerializerContext;
