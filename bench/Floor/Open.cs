using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Grancius.Floor;

/// <summary>POST /payment-sessions: the session and its holds are saved, the processor is called, its answer is kept.</summary>
internal sealed class Open(NpgsqlDataSource source, HttpClient processor, IConfiguration settings)
{
    private readonly string _site = settings["Site:PublicUrl"]!;

    public async Task<IResult> Run(string jurisdiction, HttpRequest request, SessionBody body)
    {
        var attempt = await Save(jurisdiction, request, body);
        if (attempt is null)
            return Results.Conflict();

        using var answer = await processor.PostAsync("cloudpaymentsapi/v2", new StringContent(attempt.Request, System.Text.Encoding.UTF8, "application/json"));
        var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["Data"]!["CloudPaymentURL"]!.GetValue<string>();
        await Keep(attempt.Id, page);
        return Results.Json(new SessionReply(attempt.Id, "AwaitingPayer", attempt.Cents * 0.01m, page, "Two"), FloorJson.Default.SessionReply, statusCode: 201);
    }

    private async Task<Attempt?> Save(string jurisdiction, HttpRequest request, SessionBody body)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (tenant, accountId, customer, lines) = await Ask(connection, jurisdiction, request, body);
        if (lines.Count == 0)
            return null;

        var (id, now, cents) = (Guid.CreateVersion7(), Moment.Now, lines.Sum(line => line.Expected));
        var (token, postback, receipt, reference) = (Secret(), Secret(), Secret(), RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10));
        var json = Compose(jurisdiction, body.AccountNumber, customer, lines, token, postback, reference);
        using var batch = new Batch(connection);
        batch.Add("""
            INSERT INTO payment_sessions (id, jurisdiction_id, account_id, account_number, token, postback_token, receipt_token, reference, status, method, processor_version, language,
            amount, amount_paid, service_fee, request, created_at, next_check_at, invoices, news_count, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'Opening', 'Online', 'Two', 'en', $9, 0, 0, $10, $11, $12, $13, 0, 0)
            """, id, tenant, accountId, body.AccountNumber, token, postback, receipt, reference, cents, json, now, now + 180_000,
            JsonSerializer.Serialize([.. lines.Select(line => new StoredLine(line.InvoiceId, line.Number, line.TypeId, line.Expected, 0))], FloorStored.Default.StoredLineArray));
        foreach (var line in lines)
        {
            batch.Add("INSERT INTO invoice_holds (invoice_id, session_id) VALUES ($1, $2)", line.InvoiceId.Value, id);
            batch.Add("UPDATE invoices SET presented_at = $2, version = version + 1 WHERE id = $1", line.InvoiceId.Value, now);
        }

        await batch.Run();
        await transaction.CommitAsync();
        return new Attempt(id, json, cents);
    }

    private async Task Keep(Guid id, string page)
    {
        var now = Moment.Now;
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        using var batch = new Batch(connection);
        batch
            .Add("UPDATE payment_sessions SET status = 'AwaitingPayer', redirect_url = $2, news_count = news_count + 2, version = version + 1 WHERE id = $1", id, page)
            .Add("INSERT INTO session_evidence (id, place, source, finding, at, session_id) VALUES ($1, 0, 'Opening', 'The processor gave a page to pay on.', $2, $3)", Guid.CreateVersion7(), now, id)
            .Add("INSERT INTO session_moves (id, place, \"from\", \"to\", cause, at, session_id) VALUES ($1, 1, 'Opening', 'AwaitingPayer', 'PageOpened', $2, $3)", Guid.CreateVersion7(), now, id);
        await batch.Run();
        await transaction.CommitAsync();
    }

    private static async Task<(Guid Tenant, Guid Account, CustomerBody Customer, List<StoredLine> Lines)> Ask(
        NpgsqlConnection connection, string jurisdiction, HttpRequest request, SessionBody body)
    {
        using var batch = new Batch(connection);
        batch
            .Add("SELECT j.id FROM api_keys k JOIN jurisdictions j ON j.id = k.jurisdiction_id WHERE k.hash = $1 AND j.slug = $2", ApiKeys.HashOf(request), jurisdiction)
            .Add("SELECT 1 FROM fee_codes c JOIN jurisdictions j ON j.id = c.jurisdiction_id WHERE j.slug = $1 AND c.active AND c.external_charge_code IS NOT NULL LIMIT 1", jurisdiction)
            .Add("SELECT a.id, a.name, a.address, a.city, a.state, a.zip FROM accounts a JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE j.slug = $1 AND a.number = $2", jurisdiction, body.AccountNumber)
            .Add("""
                SELECT i.id, i.number, i.type_id, i.amount - i.amount_paid FROM invoices i JOIN accounts a ON a.id = i.account_id JOIN jurisdictions j ON j.id = a.jurisdiction_id
                WHERE j.slug = $1 AND a.number = $2 AND i.state = 'Open' AND NOT EXISTS (SELECT 1 FROM invoice_holds h WHERE h.invoice_id = i.id) ORDER BY i.id FOR UPDATE OF i
                """, jurisdiction, body.AccountNumber);
        await using var reader = await batch.Read();
        if (!await reader.ReadAsync())
            throw new BadHttpRequestException("key", 401);
        var tenant = reader.GetGuid(0);
        await reader.NextResultAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        var account = reader.GetGuid(0);
        var customer = new CustomerBody(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5));
        await reader.NextResultAsync();
        var lines = new List<StoredLine>();
        while (await reader.ReadAsync())
            lines.Add(new StoredLine(new StoredId(reader.GetGuid(0)), reader.GetString(1), reader.GetInt32(2), reader.GetInt64(3), 0));
        return (tenant, account, customer, lines);
    }

    private string Compose(string jurisdiction, string account, CustomerBody customer, List<StoredLine> lines, string token, string postback, string reference)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["CreateCustomerRecord"] = false,
            ["Customers"] = new JsonArray(new JsonObject
            {
                ["AccountNumber"] = account,
                ["Name"] = customer.Name,
                ["Address"] = customer.Address,
                ["City"] = customer.City,
                ["State"] = customer.State,
                ["Zip"] = customer.Zip,
                ["Invoices"] = new JsonArray([.. lines.Select(line => new JsonObject
                {
                    ["InvoiceNumber"] = line.Number, ["TypeId"] = line.TypeId.ToString(CultureInfo.InvariantCulture), ["InvoiceDate"] = date, ["BalanceDue"] = line.Expected * 0.01m,
                    ["CCServiceFee"] = 0, ["ACHServiceFee"] = 0, ["DueDate"] = date,
                })]),
            }),
            ["AllowSwipe"] = true,
            ["AllowCCPayment"] = true,
            ["AllowACHPayment"] = true,
            ["BillerReference"] = $"{account}, ${lines.Sum(line => line.Expected) * 0.01m}, {lines.Count} invoices, {reference}",
            ["PostBackURL"] = $"{_site}/Public/SilentPaymentResponse?JurisdictionName={jurisdiction}&ReceiptNumber={account}&Session={postback}",
            ["ViewMode"] = 0,
            ["ReturnURL"] = $"{_site}/Payments/PaymentResponse?JurisdictionName={jurisdiction}&ReceiptNumber={account}&Session={token}",
            ["PageResultOptions"] = new JsonObject { ["InvoiceOptions"] = new JsonObject { ["AllowViewStatement"] = true, ["AllowRemove"] = false, ["AllowViewRelated"] = false, ["AllowRemindMe"] = false } },
        }.ToJsonString();
    }

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed record Attempt(Guid Id, string Request, long Cents);
}
