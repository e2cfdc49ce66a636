using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>What one person alone may waive is set by an administrator, and holds for what is asked afterwards.</summary>
public abstract class WaiverLimitTests(Portal portal) : PortalTest(portal)
{
    private const string Page = "/admin/jurisdiction/waivers";
    private const string Building = "BU5-00001-6";

    [Fact]
    public async Task A_limit_that_is_set_decides_who_needs_a_second_person_and_is_written_down()
    {
        await Portal.AnAssessedBill();
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        (await admin.Get("/admin/jurisdiction")).Text.ShouldContain("One person alone may take $100.00 off an invoice");

        (await admin.Post(Page, null, ("Limit", "$20.50"))).ShouldBe(303);
        (await Waive(clerk, "20.51")).ShouldBe(303);
        (await Waiting()).ShouldBe(1, "a cent more than the limit");
        (await Due()).ShouldBe(311.84m);

        (await admin.Post(Page, null, ("Limit", "100,000.00"))).ShouldBe(303);
        (await Waiting()).ShouldBe(1, "what waited goes on waiting");
        (await Waive(clerk, "20.50")).ShouldBe(303);
        (await Due()).ShouldBe(291.34m);

        (await admin.Post(Page, null, ("Limit", "0"))).ShouldBe(303);
        (await admin.Get("/admin/jurisdiction")).Text.ShouldContain("Every waiver needs a second person");
        (await Waive(clerk, "0.01", "BU5-00001-43")).ShouldBe(303);
        (await Waiting()).ShouldBe(2);
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action = 'waiver_limit_changed' AND what LIKE '%from $100.00 to $20.50%'")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action = 'waiver_limit_changed'")).ShouldBe(3);
    }

    [Theory]
    [InlineData("", "Enter an amount in dollars")]
    [InlineData("much", "Enter an amount in dollars")]
    [InlineData("-1", "from 0.00 to 100,000.00")]
    [InlineData("100000.01", "from 0.00 to 100,000.00")]
    [InlineData("10.005", "at most two decimals")]
    public async Task What_is_no_limit_is_refused_and_stays_in_its_field(string typed, string words)
    {
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);

        var refused = (await admin.Post(Page, null, ("Limit", typed))).ShouldBe(200).Text;

        refused.ShouldContain(words);
        refused.ShouldContain("id=\"Limit-error\"");
        refused.ShouldContain($"value=\"{typed}\"");
        (await Portal.Number("SELECT count(*) FROM audit_entries")).ShouldBe(0);
    }

    private async Task<Answer> Waive(StaffBrowser clerk, string amount, string invoice = Building)
    {
        var fee = (await Portal.Invoice(invoice)).Json.List("lines")[0].Text("feeId");
        return await clerk.Post(
            $"/invoices/{invoice}/adjust?fee={fee}&kind=Waiver", $"/invoices/{invoice}/adjust?handler=Confirm", ("fee", fee), ("kind", "Waiver"), ("Amount", amount), ("Shown", amount), ("Reason", "Hardship"));
    }

    private async Task<decimal> Due() => (await Portal.Invoice(Building)).Json.Dollars("balanceDue");

    private Task<long> Waiting() => Portal.Number("SELECT count(*) FROM adjustment_requests WHERE state = 'Waiting'");
}

[Collection(OnSqlite.Name)]
public sealed class WaiverLimitOnSqlite(SqlitePortal portal) : WaiverLimitTests(portal);

[Collection(OnPostgres.Name)]
public sealed class WaiverLimitOnPostgres(PostgresPortal portal) : WaiverLimitTests(portal);
