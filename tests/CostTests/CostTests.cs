using System.Globalization;
using System.Text.Json;
using Grancius.FunctionalTests.Fixture;
using Xunit.Abstractions;

namespace Grancius.CostTests;

/// <summary>
/// What a request costs, in counts that no busy machine changes: journeys to the database and bytes allocated. None may
/// grow by more than a tenth without bench/record.json being changed on purpose (GRANCIUS_COSTS=record writes it anew).
/// </summary>
[Collection("alone")]
public class CostTests(ITestOutputHelper output)
{
    private const int Warm = 60;
    private const int Counted = 100;
    private const double MayGrow = 1.1;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_payment_costs_no_more_than_the_record(string provider)
    {
        var costs = await Costs(provider == "Sqlite" ? Engine.Sqlite : Engine.Postgres);
        foreach (var (request, cost) in costs)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider.ToLowerInvariant()}.{request}.queries: {cost.Queries:0.0} /request"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider.ToLowerInvariant()}.{request}.bytes: {cost.Bytes:0} B/request"));
        }

        if (Environment.GetEnvironmentVariable("GRANCIUS_COSTS") == "record")
            Write(provider, costs);

        var record = Read()[provider];
        costs.Keys.Order().ShouldBe(record.Keys.Order());
        foreach (var (request, cost) in costs)
        {
            cost.Queries.ShouldBeLessThanOrEqualTo(record[request].Queries * MayGrow, $"queries of {request} on {provider}");
            cost.Bytes.ShouldBeLessThanOrEqualTo(record[request].Bytes * MayGrow, $"bytes of {request} on {provider}");
        }
    }

    private static async Task<Dictionary<string, Cost>> Costs(Engine engine)
    {
        await using var product = await Measured.Start(engine);
        using var connection = new BareConnection(product.Address);
        using var queries = new QueryCount(engine);
        var payer = new Payer(connection, product.Processor, queries);
        for (var time = 0; time < Warm; time++)
            payer.Pays();
        payer.Forgets();
        for (var time = 0; time < Counted; time++)
            payer.Pays();
        return payer.Costs(Counted);
    }

    private static Dictionary<string, Dictionary<string, Cost>> Read() =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Cost>>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "record.json")), Readable)!;

    /// <summary>Into the repository and beside this program.</summary>
    private static void Write(string provider, Dictionary<string, Cost> costs)
    {
        var record = Read();
        record[provider] = costs.ToDictionary(cost => cost.Key, cost => new Cost(Math.Round(cost.Value.Queries, 1), Math.Round(cost.Value.Bytes / 100) * 100));
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Grancius.sln")))
            root = root.Parent!;
        foreach (var file in new[] { Path.Combine(root.FullName, "bench", "record.json"), Path.Combine(AppContext.BaseDirectory, "record.json") })
            File.WriteAllText(file, JsonSerializer.Serialize(record, Readable) + "\n");
    }
}

/// <param name="Queries">Journeys to the database a request.</param>
/// <param name="Bytes">Allocated a request.</param>
public sealed record Cost(double Queries, double Bytes);

[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;
