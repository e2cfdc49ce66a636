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

    public static Task<OtherWorld> Read(Portal portal) => portal.InStore(async services =>
    {
        var db = services.GetRequiredService<GranciusDb>();
        var ids = new List<string>();
        foreach (var table in Tables(db).Where(table => table.HasId))
            ids.AddRange(await Texts(db, $"SELECT id FROM {table.Name} WHERE jurisdiction_id = {Other} LIMIT 3"));
        var numbers = (await Texts(db, $"SELECT number FROM accounts WHERE jurisdiction_id = {Other} LIMIT 3"))
            .Concat(await Texts(db, $"SELECT number FROM invoices WHERE jurisdiction_id = {Other} LIMIT 4")).ToList();
        var secrets = await Texts(db, $"SELECT token FROM payment_sessions WHERE jurisdiction_id = {Other}");
        secrets.AddRange(await Texts(db, $"SELECT postback_token FROM payment_sessions WHERE jurisdiction_id = {Other}"));
        secrets.AddRange(await Texts(db, $"SELECT receipt_token FROM payment_sessions WHERE jurisdiction_id = {Other}"));
        return new OtherWorld
        {
            Ids = ids,
            Values = new Dictionary<string, IReadOnlyList<string>>
            {
                ["id"] = ids,
                ["message"] = ids,
                ["number"] = numbers,
                ["invoiceNumber"] = numbers,
                ["token"] = secrets,
                ["session"] = [.. secrets, .. ids],
                ["code"] = await Texts(db, $"SELECT code FROM fee_codes WHERE jurisdiction_id = {Other} LIMIT 3"),
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
        foreach (var table in Tables(db))
            rows.AddRange((await Texts(db, $"SELECT * FROM {table.Name} WHERE jurisdiction_id = {Other}")).Select(row => $"{table.Name}: {row}").Order(StringComparer.Ordinal));
        return string.Join('\n', rows);
    });

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
