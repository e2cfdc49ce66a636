using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace Grancius.Floor;

/// <summary>The silent postback: stored with a commit of its own, then applied to its session, invoices and ledger with a second one.</summary>
internal sealed class Post(NpgsqlDataSource source)
{
    public async Task<IResult> Run(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var (id, now) = (Guid.CreateVersion7(), Moment.Now);
        await using var connection = await source.OpenConnectionAsync();
        using (var store = new Batch(connection))
        {
            await store.Add("""
                INSERT INTO postbacks (id, received_at, jurisdiction_name, token, remote_address, headers, query, body, truncated, due_at, attempts)
                VALUES ($1, $2, $3, $4, '127.0.0.1', $5, $6, $7, false, $2, 0)
                """, id, now, request.Query["JurisdictionName"].ToString(), request.Query["Session"].ToString(), $"Content-Type: {request.ContentType}", request.QueryString.Value, body).Run();
        }

        var fields = QueryHelpers.ParseQuery(body);
        await Apply(connection, id, request.Query["Session"].ToString(), fields["PaymentGUID"].ToString(), fields["CardType"].ToString(), now);
        return Results.Ok();
    }

    private static async Task Apply(NpgsqlConnection connection, Guid postback, string token, string paymentId, string tender, long now)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var (session, tenant, lines, shares, places) = await Lock(connection, token, paymentId);
        using var batch = new Batch(connection);
        if (places < 0)
        {
            batch.Add("UPDATE postbacks SET due_at = NULL, outcome = 'known already' WHERE id = $1", postback);
        }
        else
        {
            Book(batch, session, tenant, lines, shares, paymentId, now);
            batch
                .Add("UPDATE payment_sessions SET status = 'Paid', amount_paid = amount, tender = $2, paid_at = $3, next_check_at = NULL, news_count = news_count + 2, invoices = $4, version = version + 1 WHERE id = $1",
                    session, tender, now, JsonSerializer.Serialize([.. lines.Select(line => line with { Paid = line.Expected })], FloorStored.Default.StoredLineArray))
                .Add("INSERT INTO session_evidence (id, place, source, finding, postback_id, at, session_id) VALUES ($1, $2, 'Postback', $3, $4, $5, $6)",
                    Guid.CreateVersion7(), places, $"Approved for {string.Join(", ", lines.Select(line => line.Number))}.", postback, now, session)
                .Add("INSERT INTO session_moves (id, place, \"from\", \"to\", cause, at, session_id) VALUES ($1, $2, 'AwaitingPayer', 'Paid', 'PaidInFull', $3, $4)",
                    Guid.CreateVersion7(), places + 1, now, session)
                .Add("INSERT INTO outbox (id, kind, payload, due_at, attempts) VALUES ($1, 'PaymentSessionMoved', $2, $3, 0)", Guid.CreateVersion7(), $$"""{"SessionId":"{{session}}"}""", now)
                .Add("DELETE FROM invoice_holds WHERE session_id = $1", session)
                .Add("UPDATE postbacks SET due_at = NULL, outcome = 'applied' WHERE id = $1", postback);
        }

        await batch.Run();
        await transaction.CommitAsync();
    }

    private static void Book(Batch batch, Guid session, Guid tenant, StoredLine[] lines, List<StoredShare[]> shares, string paymentId, long now)
    {
        var entry = Guid.CreateVersion7();
        batch.Add("INSERT INTO journal_entries (id, jurisdiction_id, kind, reference, session_id, posted_at) VALUES ($1, $2, 'Payment', $3, $4, $5)", entry, tenant, paymentId, session, now);
        batch.Add("INSERT INTO journal_lines (id, account, debit_cents, credit_cents, entry_id) VALUES ($1, 'processor-clearing', $2, 0, $3)", Guid.CreateVersion7(), lines.Sum(line => line.Expected), entry);
        for (var place = 0; place < lines.Length; place++)
        {
            var line = lines[place];
            batch
                .Add("INSERT INTO payments (id, jurisdiction_id, session_id, invoice_id, invoice_number, processor_payment_id, amount, applied, seen_at, brings_payment_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)",
                    Guid.CreateVersion7(), tenant, session, line.InvoiceId.Value, line.Number, paymentId, line.Expected, now, place == 0)
                .Add("INSERT INTO journal_lines (id, account, debit_cents, credit_cents, entry_id) VALUES ($1, $2, 0, $3, $4)",
                    Guid.CreateVersion7(), $"receivable:{shares[place][0].GlAccount}", line.Expected, entry)
                .Add("UPDATE invoices SET amount_paid = amount, state = 'Paid', shares = $2, version = version + 1 WHERE id = $1",
                    line.InvoiceId.Value, JsonSerializer.Serialize([.. shares[place].Select(share => share with { Paid = share.Assessed })], FloorStored.Default.StoredShareArray))
                .Add("INSERT INTO outbox (id, kind, payload, due_at, attempts) VALUES ($1, 'InvoicePaid', $2, $3, 0)", Guid.CreateVersion7(), $$"""{"InvoiceId":"{{line.InvoiceId.Value}}"}""", now);
        }
    }

    /// <summary>The session by its token, its invoices and itself locked, and whether the payment is known: -1 places then.</summary>
    private static async Task<(Guid Session, Guid Tenant, StoredLine[] Lines, List<StoredShare[]> Shares, int Places)> Lock(NpgsqlConnection connection, string token, string paymentId)
    {
        using var batch = new Batch(connection);
        batch
            .Add("""
                SELECT i.shares FROM invoices i WHERE i.id IN (SELECT (line -> 'InvoiceId' ->> 'Value')::uuid FROM payment_sessions s, jsonb_array_elements(s.invoices::jsonb) line WHERE s.postback_token = $1)
                ORDER BY i.id FOR UPDATE
                """, token)
            .Add("SELECT id, jurisdiction_id, invoices, news_count FROM payment_sessions WHERE postback_token = $1 FOR UPDATE", token)
            .Add("SELECT 1 FROM payments p JOIN payment_sessions s ON s.jurisdiction_id = p.jurisdiction_id WHERE s.postback_token = $1 AND p.processor_payment_id = $2 LIMIT 1", token, paymentId);
        await using var reader = await batch.Read();
        var shares = new List<StoredShare[]>();
        while (await reader.ReadAsync())
            shares.Add(JsonSerializer.Deserialize(reader.GetString(0), FloorStored.Default.StoredShareArray)!);
        await reader.NextResultAsync();
        await reader.ReadAsync();
        var (session, tenant, places) = (reader.GetGuid(0), reader.GetGuid(1), reader.GetInt32(3));
        var lines = JsonSerializer.Deserialize(reader.GetString(2), FloorStored.Default.StoredLineArray)!;
        Array.Sort(lines, (left, right) => left.InvoiceId.Value.CompareTo(right.InvoiceId.Value));
        await reader.NextResultAsync();
        return (session, tenant, lines, shares, await reader.ReadAsync() ? -1 : places);
    }
}
