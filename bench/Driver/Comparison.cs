using Npgsql;

namespace Grancius.Bench;

/// <summary>Measures the product beside its two references, in turns, so that what the machine does meanwhile meets all three.</summary>
internal sealed class Comparison(Options options, Processor processor)
{
    private const int OpenSessions = 90_000;

    private int _postmaster;

    public async Task Run()
    {
        _postmaster = await Postmaster();
        var start = new StoreMaker(options, processor);
        var (product, floor, limit) = await start.Postgres(OpenSessions);
        await Postgres(product, floor, limit);
        await Sqlite(await start.Sqlite(OpenSessions));
    }

    private async Task Postgres(PostgresStore product, PostgresStore floor, PostgresStore limit)
    {
        await using var web = await StoreMaker.Product(options, processor, product);
        await using var bare = await Target.Run("floor", options.Floor, options.Folder, "healthz", [.. floor.Settings, ("CloudPay__BaseUrl", processor.Address.AbsoluteUri)]);
        var pgbench = new PgBench(options.PgBench, limit, _postmaster);
        var startUp = new List<double> { web.Start.TotalMilliseconds };
        await Task.Delay(TimeSpan.FromSeconds(5));
        Report.Line("postgres.memory.idle", Cpu.Resident(web.Id), "MB");
        Report.Line("postgres.memory.idle.private", Cpu.Private(web.Id), "MB");
        Report.Line("postgres.start", startUp.Min(), "ms");

        using var client = new Client(web.Address);
        using var bareClient = new Client(bare.Address);
        var works = new Works(client, processor);
        var bareWorks = new Works(bareClient, processor);
        await Compare("flow", "flow.sql", works.Flow, bareWorks.Flow, web, bare, pgbench, (product, floor));
        await Compare("postback", "postback.sql", _ => works.Postback(OpenSessions), _ => bareWorks.Postback(OpenSessions), web, bare, pgbench, (product, floor));
        await Compare("replay", "replay.sql", _ => works.Replay(), _ => bareWorks.Replay(), web, bare, pgbench, (product, floor));
        var (deep, bareDeep) = (await Deep(client), await Deep(bareClient));
        await Compare("list", "list.sql", _ => works.List(null), _ => bareWorks.List(null), web, bare, pgbench, (product, floor));
        await Compare("list.deep", "list.sql", _ => works.List(deep), _ => bareWorks.List(bareDeep), web, bare, pgbench, (product, floor));
        await new SearchComparison(options, () => Cpu.OfServer(_postmaster)).Run("postgres", product, web);
        Report.Line("postgres.memory.load", Cpu.Resident(web.Id), "MB");
        Report.Line("postgres.memory.load.private", Cpu.Private(web.Id), "MB");
    }

    private async Task Sqlite(SqliteStore store)
    {
        await using var web = await StoreMaker.Product(options, processor, store);
        await Task.Delay(TimeSpan.FromSeconds(5));
        Report.Line("sqlite.memory.idle", Cpu.Resident(web.Id), "MB");
        Report.Line("sqlite.start", web.Start.TotalMilliseconds, "ms");
        using var client = new Client(web.Address);
        var works = new Works(client, processor);
        await Alone("flow", works.Flow, web, store);
        await Alone("postback", _ => works.Postback(OpenSessions), web, store);
        await Alone("replay", _ => works.Replay(), web, store);
        var deep = await Deep(client);
        await Alone("list", _ => works.List(null), web, store);
        await Alone("list.deep", _ => works.List(deep), web, store);
        await new SearchComparison(options, () => 0).Run("sqlite", store, web);
        Report.Line("sqlite.memory.load", Cpu.Resident(web.Id), "MB");
    }

    private async Task Compare(
        string name, string script, Func<int, Task<bool>> work, Func<int, Task<bool>> bareWork, Target web, Target bare, PgBench pgbench, (Store Product, Store Floor) stores)
    {
        if (!options.Asked(name))
            return;

        Task<Reading> Ours(int seconds) => ClosedLoop.Run(options.Users, TimeSpan.FromSeconds(seconds), work, () => Cpu.Of(web.Id), () => Cpu.OfServer(_postmaster), stores.Product.Settle);
        Task<Reading> Bare(int seconds) => ClosedLoop.Run(options.Users, TimeSpan.FromSeconds(seconds), bareWork, () => Cpu.Of(bare.Id), () => Cpu.OfServer(_postmaster), stores.Floor.Settle);
        var same = new SameRows(stores.Product, stores.Floor);
        await same.Begin();
        var (done, bareDone) = ((await Ours(options.Warm)).Done, (await Bare(options.Warm / 2)).Done);
        var (ours, bares, limits) = (new List<Reading>(), new List<Reading>(), new List<Reading>());
        for (var round = 0; round < options.Rounds; round++)
        {
            ours.Add(await Ours(options.Seconds));
            bares.Add(await Bare(options.Seconds));
            limits.Add(await pgbench.Run(script, options.Users, Math.Max(2, options.Seconds / 2)));
        }

        await same.End(name, done + ours.Sum(reading => reading.Done), bareDone + bares.Sum(reading => reading.Done));
        Report.Compared($"postgres.{name}", ours, bares, limits);
    }

    private async Task Alone(string name, Func<int, Task<bool>> work, Target web, Store store)
    {
        if (!options.Asked(name))
            return;

        Task<Reading> Ours(int seconds) => ClosedLoop.Run(options.Users, TimeSpan.FromSeconds(seconds), work, () => Cpu.Of(web.Id), () => 0, store.Settle);
        _ = await Ours(options.Warm);
        var ours = new List<Reading>();
        for (var round = 0; round < options.Rounds; round++)
            ours.Add(await Ours(options.Seconds));
        Report.Compared($"sqlite.{name}", ours, [], []);
    }

    /// <summary>A cursor two hundred pages down.</summary>
    private static async Task<string> Deep(Client client)
    {
        string? after = null;
        for (var page = 0; page < 200; page++)
            after = await client.List(after);
        return after!;
    }

    private async Task<int> Postmaster()
    {
        await using var source = NpgsqlDataSource.Create(options.Postgres);
        await using var command = source.CreateCommand("SHOW data_directory");
        var folder = (string)(await command.ExecuteScalarAsync())!;
        return int.Parse((await File.ReadAllLinesAsync(Path.Combine(folder, "postmaster.pid")))[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
