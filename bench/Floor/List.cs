using Npgsql;

namespace Grancius.Floor;

/// <summary>GET /invoices: the fifty newest of a state, with their fees and payments, before a given id.</summary>
internal sealed class List(NpgsqlDataSource source)
{
    public async Task<IResult> Run(string jurisdiction, HttpRequest request)
    {
        var after = Guid.TryParse(request.Query["after"], out var id) ? id : Guid.AllBitsSet;
        await using var connection = await source.OpenConnectionAsync();
        using var batch = new Batch(connection);
        batch
            .Add("SELECT j.id FROM api_keys k JOIN jurisdictions j ON j.id = k.jurisdiction_id WHERE k.hash = $1 AND j.slug = $2", ApiKeys.HashOf(request), jurisdiction)
            .Add("""
                WITH page AS (SELECT * FROM invoices WHERE jurisdiction_id = (SELECT id FROM jurisdictions WHERE slug = $1) AND state = $2 AND id < $3 ORDER BY id DESC LIMIT 51)
                SELECT id, number, account_number, type_id, state, amount, amount_paid, invoice_date, due_date FROM page ORDER BY id DESC
                """, jurisdiction, request.Query["state"].ToString(), after)
            .Add("""
                WITH page AS (SELECT id FROM invoices WHERE jurisdiction_id = (SELECT id FROM jurisdictions WHERE slug = $1) AND state = $2 AND id < $3 ORDER BY id DESC LIMIT 51)
                SELECT p.invoice_id, p.amount FROM payments p JOIN page ON page.id = p.invoice_id
                """, jurisdiction, request.Query["state"].ToString(), after)
            .Add("""
                WITH page AS (SELECT id FROM invoices WHERE jurisdiction_id = (SELECT id FROM jurisdictions WHERE slug = $1) AND state = $2 AND id < $3 ORDER BY id DESC LIMIT 51)
                SELECT f.invoice_id, f.code, f.label, f.amount, f.en FROM fees f JOIN page ON page.id = f.invoice_id
                """, jurisdiction, request.Query["state"].ToString(), after);
        await using var reader = await batch.Read();
        await reader.NextResultAsync();
        var items = new List<ListedInvoice>(51);
        var last = Guid.Empty;
        while (await reader.ReadAsync())
        {
            if (items.Count < 50)
                last = reader.GetGuid(0);
            items.Add(new ListedInvoice(
                reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4), reader.GetInt64(5) * 0.01m, reader.GetInt64(6) * 0.01m,
                (reader.GetInt64(5) - reader.GetInt64(6)) * 0.01m, reader.GetFieldValue<DateOnly>(7).ToString("O"), reader.GetFieldValue<DateOnly>(8).ToString("O")));
        }

        for (var more = 0; more < 2; more++)
        {
            await reader.NextResultAsync();
            while (await reader.ReadAsync())
                _ = reader.GetGuid(0);
        }

        return Results.Json(new ListReply([.. items.Take(50)], items.Count > 50 ? last : null), FloorJson.Default.ListReply);
    }
}
