using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

public abstract class LandingPageTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task The_counter_shows_how_todays_payments_stand_and_the_readers()
    {
        var paid = await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-70001"));
        await paid.Approval("pay-1").Arrives(Portal);
        await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-70002"));
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        var page = (await clerk.Get("/counter")).ShouldBe(200).Text;

        foreach (var word in (string[])["BU5-70001", "BU5-70002", "Paid", "Waiting for the payer", "$361.84", "Front counter", "Permit desk", "Ready"])
            page.ShouldContain(word);
        page.IndexOf("BU5-70002", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("BU5-70001", StringComparison.Ordinal), "newest first");
    }

    [Fact]
    public async Task Yesterdays_payments_are_not_todays()
    {
        await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-70001"));
        Portal.TimePasses(TimeSpan.FromDays(1));
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await clerk.Get("/counter")).ShouldBe(200).Text.ShouldContain("Nobody has begun to pay today");
    }

    [Fact]
    public async Task Finance_sees_what_came_in_what_is_waited_for_and_what_needs_a_person()
    {
        var session = await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-70001"));
        await session.Approval("pay-1").Arrives(Portal);
        await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-70002"));
        var wrong = await Portal.AnOpenSession(await Portal.ABillOfOneInvoice("BU5-70003"));
        await wrong.Approval("pay-2").With("PaymentAmount", "70.00").Arrives(Portal);
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        var page = (await finance.Get("/finance")).ShouldBe(200).Text;

        foreach (var word in (string[])["BU5-70003-43", "$70.00", "Collected today", "Waiting for the payer", "$361.84", "1 minute"])
            page.ShouldContain(word);
        page.ShouldNotContain("Nothing has come in today");
    }

    [Fact]
    public async Task The_money_of_another_jurisdiction_is_not_counted()
    {
        var session = await Portal.AnOpenSession(await Portal.AnAssessedBill("BU5-70001"));
        await session.Approval("pay-1").Arrives(Portal);
        using var finance = await Portal.SignedInAs(StaffRole.Finance, Portal.City);
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk, Portal.City);

        var page = (await finance.Get("/finance")).ShouldBe(200).Text;
        page.ShouldContain("Nothing has come in today");
        page.ShouldContain("Nothing is waited for");
        (await clerk.Get("/counter")).ShouldBe(200).Text.ShouldContain("Nobody has begun to pay today");
    }

    [Fact]
    public async Task Administration_lists_what_somebody_may_maintain_and_no_more()
    {
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);
        (await auditor.Get("/admin")).ShouldBe(200).Text.ShouldContain("href=\"/admin/audit\"");

        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        (await administrator.Get("/admin")).ShouldBe(200).Text.ShouldNotContain("href=\"/admin/audit\"");
    }
}

[Collection(OnSqlite.Name)]
public sealed class LandingPagesOnSqlite(SqlitePortal portal) : LandingPageTests(portal);

[Collection(OnPostgres.Name)]
public sealed class LandingPagesOnPostgres(PostgresPortal portal) : LandingPageTests(portal);
