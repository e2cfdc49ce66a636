using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Web.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Fixture;

/// <content>How a jurisdiction is kept.</content>
public abstract partial class Portal
{
    /// <summary>Something about the jurisdiction is otherwise from now on.</summary>
    public Task<bool> Now(Action<Jurisdiction> otherwise, string jurisdiction = County) => InStore(async services =>
    {
        var db = services.GetRequiredService<IGranciusDb>();
        otherwise(await db.Jurisdictions.SingleAsync(one => one.Slug == jurisdiction));
        return await db.SaveChangesAsync(CancellationToken.None) > 0;
    });

    /// <summary>What payers pay on top from now on.</summary>
    public Task TheCountyCharges(Tender tender, ServiceFeeRule rule, int? invoiceType = null) =>
        Now(county => county.Charges(county.ServiceFees.With(tender, invoiceType, rule)));

    /// <summary>The review page of a bill, for whoever has shown that they know it.</summary>
    public Task<string> ReviewOf(Bill bill, string jurisdiction = County) => InStore(services =>
        Task.FromResult(services.GetRequiredService<BillProof>().ReviewOf(jurisdiction, new KnownBill(bill.AccountNumber))));
}
