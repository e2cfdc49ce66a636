using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FaultTests.Mutants;

/// <summary>A payment is what the look beforehand does not find: the keys that decide are gone.</summary>
internal sealed class NoUniqueKey : Mutant
{
    public override string StoreSql =>
        "DROP INDEX ix_payments_jurisdiction_id_processor_payment_id_invoice_id; DROP INDEX ix_payments_payment_id; DROP INDEX ix_payments_inferred;";

    public override void Exchange(IServiceCollection services) => LooksBeforehandFindNothing(services, "payments");
}

/// <summary>An invoice is free when the look beforehand finds no hold: the key that decides is gone.</summary>
internal sealed class NoInvoiceHold : Mutant
{
    public override string StoreSql => "DROP TABLE invoice_holds; CREATE TABLE invoice_holds (invoice_id TEXT NOT NULL, session_id TEXT NOT NULL);";

    public override void Exchange(IServiceCollection services) => LooksBeforehandFindNothing(services, "invoice_holds");
}
