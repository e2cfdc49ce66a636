using System.Data.Common;
using Grancius.FunctionalTests.Fixture;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>What the other jurisdiction has, read from its rows: a table that is new is read by itself.</summary>
internal sealed class OtherWorld
{
    private const string Other = $"(SELECT id FROM jurisdictions WHERE slug = '{Portal.County}')";

    /// <summary>Written beside requests, whoever's they are.</summary>
    private static readonly string[] Unsteady = ["last_used_at", "last_seen_at"];

    /// <summary>Parameters that are words of the program and name something of whoever asks, by their values.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OwnWords = new Dictionary<string, IReadOnlyList<string>>
    {
        ["kind"] = ["guid", "api-key", "web-service-key"],
        ["tender"] = ["card", "bank-account"],
    };

    /// <summary>Ids of rows of each table.</summary>
    public IReadOnlyList<string> Ids { get; private init; } = [];

    /// <summary>What a parameter of a route may be, by its name; <see cref="Ids"/> stand for every <c>:guid</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <param name="links">Secrets of payment links, of which the store has only hashes.</param>
    public static Task<OtherWorld> Read(Portal portal, params IEnumerable<string> links) => portal.InStore(async services =>
    {
        var db = services.GetRequiredService<GranciusDb>();
        var ids = new List<string>();
        foreach (var table in Tables(db).Where(table => table.HasId))
            ids.AddRange(await Texts(db, $"SELECT id FROM {table.Name} WHERE jurisdiction_id = {Other} ORDER BY id DESC LIMIT 3"));
        foreach (var (table, which, _) in Parts(db).Where(part => part.HasId))
            ids.AddRange(await Texts(db, $"SELECT id FROM {table} WHERE {which} ORDER BY id DESC LIMIT 3"));
        var numbers = (await Texts(db, $"SELECT number FROM accounts WHERE jurisdiction_id = {Other} ORDER BY id DESC LIMIT 3"))
            .Concat(await Texts(db, $"SELECT number FROM invoices WHERE jurisdiction_id = {Other} ORDER BY id DESC LIMIT 4")).ToList();
        var secrets = await Texts(db, $"SELECT token FROM payment_sessions WHERE jurisdiction_id = {Other}");
        secrets.AddRange(await Texts(db, $"SELECT postback_token FROM payment_sessions WHERE jurisdiction_id = {Other}"));
        secrets.AddRange(await Texts(db, $"SELECT receipt_token FROM payment_sessions WHERE jurisdiction_id = {Other}"));
        secrets.AddRange(links);
        return new OtherWorld
        {
            Ids = [.. ids.Distinct()],
            Values = new Dictionary<string, IReadOnlyList<string>>
            {
                ["id"] = ids,
                ["message"] = ids,
                ["endpointId"] = await Texts(db, $"SELECT id FROM webhook_endpoints WHERE jurisdiction_id = {Other}"),
                ["number"] = numbers,
                ["invoiceNumber"] = numbers,
                ["accountNumber"] = numbers,
                ["token"] = secrets,
                ["session"] = [.. secrets, .. ids],
                ["code"] = ["PRM-SIGN", .. await Texts(db, $"SELECT code FROM fee_codes WHERE jurisdiction_id = {Other} AND code <> 'PRM-SIGN' LIMIT 2")],
                ["typeId"] = ["6", "42"],
                ["type"] = ["6", "42"],
                ["kind"] = [.. OwnWords["kind"]],
                ["tender"] = [.. OwnWords["tender"]],
            },
        };
    });

    /// <summary>Every row of the other jurisdiction, to the last column.</summary>
    public static Task<string> Everything(Portal portal) => portal.InStore(async services =>
    {
        var db = services.GetRequiredService<GranciusDb>();
        var rows = new List<string>();
        foreach (var (table, which) in Tables(db).Select(table => (table.Name, $"jurisdiction_id = {Other}")).Concat(Parts(db).Select(part => (part.Table, part.Which))).Append(("jurisdictions", $"id = {Other}")))
            rows.AddRange((await Texts(db, $"SELECT * FROM {table} WHERE {which}")).Select(row => $"{table}: {row}").Order(StringComparer.Ordinal));
        return string.Join('\n', rows);
    });

    /// <summary>Tables whose rows are of no jurisdiction themselves, but belong to a row that is.</summary>
    private static IEnumerable<(string Table, string Which, bool HasId)> Parts(GranciusDb db) =>
        from part in db.Model.GetEntityTypes()
        where part.FindProperty("JurisdictionId") is null && part.GetTableName() is not null
        from key in part.GetForeignKeys()
        where key.Properties.Count == 1 && key.PrincipalEntityType.FindProperty("JurisdictionId") is not null && key.PrincipalEntityType.GetTableName() != part.GetTableName()
        select (part.GetTableName()!, $"{key.Properties[0].GetColumnName()} IN (SELECT id FROM {key.PrincipalEntityType.GetTableName()} WHERE jurisdiction_id = {Other})",
            part.FindProperty("Id")?.GetColumnName() == "id");

    private static IEnumerable<(string Name, bool HasId)> Tables(GranciusDb db) => db.Model.GetEntityTypes()
        .Where(entity => entity.FindProperty("JurisdictionId") is not null)
        .Select(entity => (entity.GetTableName()!, entity.FindProperty("Id")?.GetColumnName() == "id"))
        .Distinct()
        .OrderBy(table => table.Item1, StringComparer.Ordinal);

    private static async Task<List<string>> Texts(GranciusDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(string.Join('|', Cells(rows)));
        return texts;
    }

    private static IEnumerable<string> Cells(DbDataReader row)
    {
        for (var column = 0; column < row.FieldCount; column++)
        {
            if (!Unsteady.Contains(row.GetName(column)))
                yield return row.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture) ?? "";
        }
    }
}
