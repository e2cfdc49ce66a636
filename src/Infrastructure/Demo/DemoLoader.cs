using Grancius.Application.Fees;
using Grancius.Domain.Access;
using Grancius.Domain.Accounts;
using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure.Jurisdictions;
using Grancius.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Demo;

/// <summary>Loads the demo's jurisdictions once, and on every start gives them the configured credentials.</summary>
internal sealed class DemoLoader(GranciusDb db, BillerKeys keys, Settings settings, IMediator mediator, TimeProvider clock)
{
    public const string County = "co-hernando-fl";
    public const string City = "city-brooksville-fl";

    /// <summary>Numbers made on the fly follow the sample's <c>BU5-00001</c>.</summary>
    private const long FirstNumber = 2;

    /// <summary>Of several nodes that start together, one succeeds each time.</summary>
    private const int MostAttempts = 8;

    /// <summary>
    /// Nodes that start together on one empty store meet at each of the two saves: who comes second begins again and finds
    /// what the first has loaded. The bills are issued by the node that made the jurisdictions, whatever it met afterwards.
    /// </summary>
    public async Task LoadOnce(CancellationToken ct)
    {
        var made = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                made |= await MakeJurisdictions(ct);
                await EquipJurisdictions(ct);
                break;
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                db.ChangeTracker.Clear();
            }
        }

        if (made)
            await IssueBills(ct);
    }

    /// <returns>Whether they were made here and now.</returns>
    private async Task<bool> MakeJurisdictions(CancellationToken ct)
    {
        if (await Demo().AnyAsync(ct))
            return false;

        Add();
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task EquipJurisdictions(CancellationToken ct)
    {
        foreach (var jurisdiction in await Demo().ToListAsync(ct))
            await Equip(jurisdiction, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>By the slugs they have or had: an administrator may have changed them.</summary>
    private IQueryable<Jurisdiction> Demo() => db.Jurisdictions.Where(demo => demo.Slug == County || demo.Slug == City
        || db.JurisdictionSlugs.Any(known => known.JurisdictionId == demo.Id && (known.Slug == County || known.Slug == City)));

    private void Add()
    {
        var county = DemoJurisdictions.County(Biller.None);
        var city = DemoJurisdictions.City(Biller.None);
        db.Jurisdictions.AddRange(county, city);
        db.FeeCodes.AddRange(DemoJurisdictions.CountyCodes(county.Id));
        db.FeeCodes.AddRange(DemoJurisdictions.CityCodes(city.Id));
        db.Readers.AddRange(DemoJurisdictions.ReadersOf(county.Id));
        db.AccountSequences.AddRange(new AccountSequence(county.Id, FirstNumber), new AccountSequence(city.Id, FirstNumber));
    }

    private async Task Equip(Jurisdiction jurisdiction, CancellationToken ct)
    {
        var (demo, biller) = (settings.Demo, jurisdiction.Biller);
        if (!biller.IsComplete || !biller.Is(demo.BillerGuid) || keys.ApiKeyOf(biller) != demo.BillerApiKey || keys.WebServiceKeyOf(biller) != demo.BillerWebServiceKey)
            jurisdiction.IsBilledAs(new Biller(
                keys.Seal(demo.BillerGuid), Biller.HashOf(demo.BillerGuid), keys.Seal(demo.BillerApiKey), keys.Seal(demo.BillerWebServiceKey),
                biller.InvoiceOptions));

        if (demo.ApiKey is not { } key)
            return;

        var hash = ApiKey.HashOf(key);
        if (await db.ApiKeys.SingleOrDefaultAsync(known => known.JurisdictionId == jurisdiction.Id && known.Hash == hash, ct) is { } given)
            given.MayEverything();
        else
            db.ApiKeys.Add(ApiKey.Given(jurisdiction.Id, "Demo", key, clock.GetUtcNow()));
    }

    /// <summary>Two bills for a newcomer to find.</summary>
    private async Task IssueBills(CancellationToken ct)
    {
        await Issue("BU5-90001", new Customer("Sam Rivera", "14 Oak Street", "Brooksville", "FL", "34601", null),
            [new FeeOrder("BLD-PERMIT", Base: 123_456.78m), new FeeOrder("PRM-SIGN")], ct);
        await Issue("BU5-90002", new Customer("Alex Chen", "7 Pine Road", "Spring Hill", "FL", "34606", null),
            [new FeeOrder("UTL-TAP", Quantity: 1), new FeeOrder("ZON-LETTER")], ct);
    }

    private async Task Issue(string number, Customer customer, IReadOnlyList<FeeOrder> fees, CancellationToken ct)
    {
        var issued = await mediator.Send(new AssessFees(County, number, customer, fees, null, null, null, null, null), ct);
        if (issued.Error is { } error)
            throw new InvalidOperationException($"The demo's bill {number} could not be issued: {error.Code}.");
    }
}
