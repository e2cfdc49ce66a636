namespace Grancius.Bench;

/// <summary>Makes the databases: migrated by the product itself, then filled.</summary>
internal sealed class StoreMaker(Options options, Processor processor)
{
    private readonly string _run = $"{TimeProvider.System.GetUtcNow():HHmmssfff}";

    /// <returns>One each for the product, the floor and the limit, alike.</returns>
    public async Task<(PostgresStore Product, PostgresStore Floor, PostgresStore Limit)> Postgres(int open)
    {
        var product = await PostgresStore.Make(options.Postgres, $"bench_product_{_run}");
        await Fill(product, open);
        await product.Run(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "sql", "functions.sql")));
        var floor = await PostgresStore.Make(options.Postgres, $"bench_floor_{_run}", $"bench_product_{_run}");
        var limit = await PostgresStore.Make(options.Postgres, $"bench_limit_{_run}", $"bench_product_{_run}");
        return (product, floor, limit);
    }

    public async Task<SqliteStore> Sqlite(int open)
    {
        var store = new SqliteStore(Path.Combine(options.Folder, $"bench-{_run}.db"));
        await Fill(store, open);
        return store;
    }

    public static Task<Target> Product(Options options, Processor processor, Store store) => Target.Run("product", options.Web, options.Folder, "readyz",
    [
        .. store.Settings, ("Demo__Enabled", "true"), ("Demo__ApiKey", Client.ApiKey), ("CloudPay__BaseUrl", processor.Address.AbsoluteUri), ("Demo__Biller__BillerGuid", Client.BillerGuid),
    ]);

    private async Task Fill(Store store, int open)
    {
        await using (await Product(options, processor, store))
            await store.Settle();
        var tenant = await store.Tenant();
        await store.Fill([.. Rows.Paid(tenant, options.Rows), .. Rows.Open(tenant, open, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())]);
    }
}
