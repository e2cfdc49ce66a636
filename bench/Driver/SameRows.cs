namespace Grancius.Bench;

/// <summary>The guard of every ratio: what a unit of work leaves in the database is the same for both, table by table.</summary>
internal sealed class SameRows(Store product, Store floor)
{
    private static readonly string[] Tables =
    [
        "accounts", "account_names", "invoices", "invoice_holds", "fees", "payment_sessions", "session_evidence", "session_moves", "payments", "postbacks",
        "journal_entries", "journal_lines", "outbox",
    ];

    private long[] _product = [];
    private long[] _floor = [];

    public async Task Begin() => (_product, _floor) = (await Count(product), await Count(floor));

    /// <param name="ours">Units that the product did since the beginning.</param>
    /// <param name="bare">Units that the floor did.</param>
    /// <exception cref="InvalidOperationException">The floor writes more or less than the product: it is no measure of it.</exception>
    public async Task End(string work, long ours, long bare)
    {
        var (productNow, floorNow) = (await Count(product), await Count(floor));
        for (var table = 0; table < Tables.Length; table++)
        {
            var (written, writtenBare) = (productNow[table] - _product[table], floorNow[table] - _floor[table]);
            if (written * bare != writtenBare * ours)
                throw new InvalidOperationException($"{work}: {Tables[table]} grew by {written} in {ours} units of the product and by {writtenBare} in {bare} of the floor.");
        }
    }

    private static async Task<long[]> Count(Store store)
    {
        var counts = new long[Tables.Length];
        for (var table = 0; table < Tables.Length; table++)
            counts[table] = await store.Number($"SELECT COUNT(*) FROM {Tables[table]}");
        return counts;
    }
}
