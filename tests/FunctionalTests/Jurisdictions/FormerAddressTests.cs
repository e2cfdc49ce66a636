using Grancius.Application.Common;
using Grancius.Domain.Access;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>Programs that call the API by an address of before are answered as if nothing had changed.</summary>
public abstract class FormerAddressTests(Portal portal) : PortalTest(portal)
{
    private const string Moved = "hernando";

    [Fact]
    public async Task A_program_goes_on_by_the_old_address_and_by_the_new_one()
    {
        var bill = await Portal.AnAssessedBill();
        await TheCountyMoves();
        foreach (var slug in (string[])[Portal.County, Moved])
        {
            (await At(slug, "invoices/BU5-00001-6")).ShouldBe(200).Json.Dollars("balanceDue").ShouldBe(311.84m);
            (await At(slug, "readers")).ShouldBe(200);
        }

        var opened = (await Portal.Opening(bill)).ShouldBe(201);
        (await At(Moved, $"payment-sessions/{opened["id"].GetGuid()}")).ShouldBe(200);
        (await Portal.Log("open"))[^1].Text("body").ShouldContain($"JurisdictionName={Moved}");
        await MovesBack();
    }

    [Fact]
    public async Task A_request_that_is_repeated_after_the_move_is_the_same_request()
    {
        var body = new { accountNumber = "BU5-70001", customer = Portal.AmberStirn, fees = new[] { new { feeCode = "ZON-LETTER" } } };
        var first = (await Portal.Post("fees", body, "again")).ShouldBe(201);
        var session = (await Portal.Post("payment-sessions", new { accountNumber = "BU5-70001", method = "Online" }, "pay")).ShouldBe(201);
        await TheCountyMoves();
        foreach (var slug in (string[])[Portal.County, Moved])
        {
            (await Portal.Post($"/api/v1/{slug}/fees", body, "again")).ShouldBe(201).Text.ShouldBe(first.Text);
            (await Portal.Post($"/api/v1/{slug}/payment-sessions", new { accountNumber = "BU5-70001", method = "Online" }, "pay")).ShouldBe(201)["id"].GetGuid().ShouldBe(session["id"].GetGuid());
        }

        (await Portal.Openings()).Count.ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM invoices WHERE number = 'BU5-70001-95'")).ShouldBe(1);
        await MovesBack();
    }

    [Fact]
    public async Task Nobody_elses_key_opens_an_old_address()
    {
        const string Citys = "a-key-of-the-city-and-no-other";
        await Portal.InStore(async services =>
        {
            var db = services.GetRequiredService<IGranciusDb>();
            var city = await db.Jurisdictions.SingleAsync(one => one.Slug == Portal.City);
            db.ApiKeys.Add(ApiKey.Given(city.Id, "The city's", Citys, Portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync(CancellationToken.None);
        });
        await TheCountyMoves();

        foreach (var slug in (string[])[Portal.County, Moved])
            (await Portal.Get($"/api/v1/{slug}/readers", key: Citys)).ShouldBeProblem(403, "forbidden");
        (await Portal.Get($"/api/v1/{Portal.County}/readers", key: "nobody-has-this-key")).ShouldBeProblem(401, "unauthorized");
        (await Portal.Get($"/api/v1/{Portal.City}/readers", key: Citys)).ShouldBe(200);
        await MovesBack();
    }

    private Task<Answer> At(string slug, string path) => Portal.Get($"/api/v1/{slug}/{path}");

    private async Task TheCountyMoves()
    {
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        (await admin.Post("/admin/jurisdiction/address", null, ("Slug", Moved))).ShouldBe(303);
    }

    /// <summary>For the check of the books, which asks by the usual address.</summary>
    private async Task MovesBack()
    {
        using var admin = await Portal.SignedInAs(StaffRole.Administrator, Moved);
        (await admin.Post("/admin/jurisdiction/address", null, ("Slug", Portal.County))).ShouldBe(303);
    }
}

[Collection(OnSqlite.Name)]
public sealed class FormerAddressesOnSqlite(SqlitePortal portal) : FormerAddressTests(portal);

[Collection(OnPostgres.Name)]
public sealed class FormerAddressesOnPostgres(PostgresPortal portal) : FormerAddressTests(portal);
