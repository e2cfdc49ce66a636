using System.Data.Common;

namespace Grancius.Bench;

/// <summary>
/// What a clerk looks for among all invoices, as the page of the product and as the bare statement, from the same database in
/// turns. Two clerks at once: the promise is an answer in 200 ms, not how many a full machine gives.
/// </summary>
internal sealed class SearchComparison(Options options, Func<double> server)
{
    private const int Clerks = 2;

    public async Task Run(string engine, Store store, Target web)
    {
        var asked = SearchQuestion.Of(options.Rows).Where(question => options.Asked("search") || options.Asked(question.Name)).ToList();
        if (asked.Count == 0)
            return;

        using var clerk = await Clerk.SignIn(web.Address);
        await using var source = store.Bare();
        foreach (var question in asked)
            await Compare(engine, question, clerk, source, web);
    }

    private async Task Compare(string engine, SearchQuestion question, Clerk clerk, DbDataSource source, Target web)
    {
        async Task<bool> Page(int user)
        {
            await clerk.Finds(question.Ask(Random.Shared.Next(options.Rows)).Path);
            return true;
        }

        async Task<bool> Sql(int user)
        {
            await Read(source, question.Sql, question.Ask(Random.Shared.Next(options.Rows)).Values);
            return true;
        }

        Task<Reading> Ours(int seconds) => ClosedLoop.Run(Clerks, TimeSpan.FromSeconds(seconds), Page, () => Cpu.Of(web.Id), server, () => Task.CompletedTask);
        Task<Reading> Bare(int seconds) => ClosedLoop.Run(Clerks, TimeSpan.FromSeconds(seconds), Sql, () => Cpu.Of(Environment.ProcessId), server, () => Task.CompletedTask);
        _ = await Ours(options.Warm / 2);
        _ = await Bare(options.Warm / 4);
        var (ours, bares) = (new List<Reading>(), new List<Reading>());
        for (var round = 0; round < options.Rounds; round++)
        {
            ours.Add(await Ours(options.Seconds / 2));
            bares.Add(await Bare(options.Seconds / 2));
        }

        Report.Compared($"{engine}.{question.Name}", ours, bares, [], "sql");
    }

    private static async Task Read(DbDataSource source, string sql, object[] values)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var place = 0; place < values.Length; place++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{"abcd"[place]}", values[place]);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            for (var field = 0; field < reader.FieldCount; field++)
                _ = reader.GetValue(field);
        }
    }
}
