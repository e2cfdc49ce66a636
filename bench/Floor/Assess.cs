using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Grancius.Floor;

/// <summary>POST /fees: an account, the words it is found by, an invoice for each fee's type, the fees, the journal entry and the outbox's facts.</summary>
internal sealed class Assess(NpgsqlDataSource source)
{
    public async Task<IResult> Run(string jurisdiction, HttpRequest request, FeesBody body)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (tenant, prefix, codes, number) = await Ask(connection, jurisdiction, request, body);
        var account = $"{prefix}{number:00000}";
        var (accountId, now, today) = (Guid.CreateVersion7(), Moment.Now, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date));
        using var batch = new Batch(connection);
        batch.Add("INSERT INTO accounts (id, jurisdiction_id, number, opened_at, address, city, name, state, zip, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)",
            accountId, tenant, account, now, body.Customer.Address, body.Customer.City, body.Customer.Name, body.Customer.State, body.Customer.Zip);
        foreach (var word in body.Customer.Name.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            batch.Add("INSERT INTO account_names (account_id, jurisdiction_id, word) VALUES ($1, $2, $3)", accountId, tenant, word);
        var entry = Guid.CreateVersion7();
        batch.Add("INSERT INTO journal_entries (id, jurisdiction_id, kind, reference, posted_at) VALUES ($1, $2, 'Assessment', $3, $4)", entry, tenant, account, now);
        var (fees, invoices) = (new FeeReply[body.Fees.Length], new InvoiceReply[body.Fees.Length]);
        for (var place = 0; place < body.Fees.Length; place++)
        {
            var code = codes[body.Fees[place].FeeCode];
            var cents = body.Fees[place].Amount is { } given ? (long)(given * 100) : code.FlatCents;
            var (invoiceId, feeId, invoice) = (Guid.CreateVersion7(), Guid.CreateVersion7(), $"{account}-{code.TypeId}");
            var words = $"Flat fee: ${(cents * 0.01m).ToString("N2", CultureInfo.InvariantCulture)}";
            Write(batch, code, tenant, accountId, account, invoiceId, invoice, feeId, entry, cents, words, body.Fees[place].FeeCode, now, today);
            fees[place] = new FeeReply(feeId, body.Fees[place].FeeCode, cents * 0.01m, words, invoice);
            invoices[place] = new InvoiceReply(invoice, code.TypeId, cents * 0.01m);
        }

        await batch.Run();
        await transaction.CommitAsync();
        return Results.Json(new FeesReply(account, fees, invoices, invoices.Sum(invoice => invoice.BalanceDue)), FloorJson.Default.FeesReply, statusCode: 201);
    }

    private static void Write(
        Batch batch, Code code, Guid tenant, Guid accountId, string account, Guid invoiceId, string invoice, Guid feeId, Guid entry, long cents, string words,
        string feeCode, long now, DateOnly today) => batch
        .Add("""
            INSERT INTO invoices (id, jurisdiction_id, account_id, account_number, type_id, number, state, amount, amount_paid, invoice_date, due_date, issued_at, line_count, shares, version)
            VALUES ($1, $2, $3, $4, $5, $6, 'Open', $7, 0, $8, $8, $9, 1, $10, 0)
            """, invoiceId, tenant, accountId, account, code.TypeId, invoice, cents, today, now,
            JsonSerializer.Serialize([new StoredShare(code.GlAccount, cents, 0)], FloorStored.Default.StoredShareArray))
        .Add("""
            INSERT INTO fees (id, jurisdiction_id, account_id, invoice_id, place, code, label, label_es, shares, amount, as_of, assessed_at, en, es, version)
            VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $11, $12, $12, 0)
            """, feeId, tenant, accountId, invoiceId, feeCode, code.Label, code.LabelEs,
            JsonSerializer.Serialize([new StoredCharge(code.GlAccount, cents)], FloorStored.Default.StoredChargeArray), cents, today, now, words)
        .Add("INSERT INTO journal_lines (id, account, debit_cents, credit_cents, entry_id) VALUES ($1, $2, $3, 0, $4)", Guid.CreateVersion7(), $"receivable:{code.GlAccount}", cents, entry)
        .Add("INSERT INTO journal_lines (id, account, debit_cents, credit_cents, entry_id) VALUES ($1, $2, 0, $3, $4)", Guid.CreateVersion7(), $"revenue:{code.GlAccount}", cents, entry)
        .Add("INSERT INTO outbox (id, kind, payload, due_at, attempts) VALUES ($1, 'InvoiceIssued', $2, $3, 0)", Guid.CreateVersion7(), $$"""{"InvoiceId":"{{invoiceId}}"}""", now);

    /// <summary>Whose key it is, the tenant, the fee codes that are in force, and the next account number: one journey.</summary>
    private static async Task<(Guid Tenant, string Prefix, Dictionary<string, Code> Codes, long Number)> Ask(
        NpgsqlConnection connection, string jurisdiction, HttpRequest request, FeesBody body)
    {
        using var batch = new Batch(connection);
        batch
            .Add("SELECT j.id, j.account_prefix FROM api_keys k JOIN jurisdictions j ON j.id = k.jurisdiction_id WHERE k.hash = $1 AND j.slug = $2", ApiKeys.HashOf(request), jurisdiction)
            .Add("""
                SELECT c.code, c.invoice_type_id, c.gl_parts::json->0->>'GlAccount', c.label, c.label_es, s.rule FROM fee_codes c JOIN jurisdictions j ON j.id = c.jurisdiction_id
                JOIN fee_schedules s ON s.fee_code_id = c.id WHERE j.slug = $1 AND c.code = ANY ($2) AND s.status = 'Approved' AND s."from" <= now()::date AND (s."to" IS NULL OR s."to" >= now()::date)
                """, jurisdiction, body.Fees.Select(fee => fee.FeeCode).ToArray())
            .Add("UPDATE account_sequences SET next = next + 1 FROM jurisdictions j WHERE j.id = jurisdiction_id AND j.slug = $1 RETURNING next - 1", jurisdiction);
        await using var reader = await batch.Read();
        if (!await reader.ReadAsync())
            throw new BadHttpRequestException("key", 401);
        var (tenant, prefix) = (reader.GetGuid(0), reader.GetString(1));
        await reader.NextResultAsync();
        var codes = new Dictionary<string, Code>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            codes[reader.GetString(0)] = new Code(reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), 5000);
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return (tenant, prefix, codes, reader.GetInt64(0));
    }

    private sealed record Code(int TypeId, string GlAccount, string Label, string LabelEs, long FlatCents);
}

internal static class ApiKeys
{
    public static string HashOf(HttpRequest request) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()["Bearer ".Length..])));
}
