using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FaultTests.Mutants;

/// <summary>A payment is what the look beforehand does not find: the key that decides is gone.</summary>
internal sealed class NoUniqueKey : Mutant
{
    public override string StoreSql => "DROP INDEX ix_payments_jurisdiction_id_processor_payment_id_invoice_id; DROP INDEX ix_payments_inferred;";

    public override void Exchange(IServiceCollection services) => LooksBeforehandFindNothing(services, "payments");
}

/// <summary>An invoice is free when the look beforehand finds no hold: the key that decides is gone.</summary>
internal sealed class NoInvoiceHold : Mutant
{
    public override string StoreSql => "DROP TABLE invoice_holds; CREATE TABLE invoice_holds (invoice_id TEXT NOT NULL, session_id TEXT NOT NULL);";

    public override void Exchange(IServiceCollection services) => LooksBeforehandFindNothing(services, "invoice_holds");
}

/// <summary>Rows are read without a lock and saved without a look whether they changed meanwhile. On PostgreSQL; SQLite's write transaction cannot be taken away.</summary>
internal sealed partial class NoRowLock : Mutant
{
    public override void Exchange(IServiceCollection services) => Rewriting(services, sql =>
    {
        var unlocked = sql.Replace("\nFOR UPDATE", "", StringComparison.Ordinal);
        return Version().IsMatch(unlocked) ? Version().Replace(unlocked, "") : unlocked.Length == sql.Length ? sql : unlocked;
    });

    [GeneratedRegex(""" AND "?version"? = @p\d+""", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
