using Grancius.Application.Invoices;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FaultTests.Mutants;

/// <summary>Staff void and adjust an invoice without looking whether a payment holds it.</summary>
internal sealed class VoidWithoutLookingAtHolds : Mutant
{
    public override void Exchange(IServiceCollection services) => Rewriting(services, sql =>
        sql.StartsWith($"-- {InvoiceChanges.LookAtHolds}", StringComparison.Ordinal)
            ? sql.Replace("FROM \"invoice_holds\" AS", "FROM (SELECT * FROM \"invoice_holds\" WHERE 1 = 0) AS", StringComparison.Ordinal) : sql);
}
