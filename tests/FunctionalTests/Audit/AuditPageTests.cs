using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Audit;

public abstract class AuditPageTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task Entries_are_shown_newest_first_and_each_part_is_a_link_that_filters_by_it()
    {
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);
        await Records(clerk, "fee_waived", "A-1", "First deed");
        await Records(supervisor, "invoice_voided", "B-2", "Second deed");
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);

        var all = (await auditor.Get("/admin/audit")).ShouldBe(200).Text;
        all.IndexOf("Second deed", StringComparison.Ordinal).ShouldBeInRange(1, all.IndexOf("First deed", StringComparison.Ordinal));

        foreach (var filter in (string[])["action=invoice_voided", "record=B-2", $"person={supervisor.Actor!.Id.Value}", "from=2020-01-01&record=B-2"])
        {
            var some = (await auditor.Get($"/admin/audit?{filter}")).ShouldBe(200).Text;
            some.ShouldContain("Second deed");
            some.ShouldNotContain("First deed", customMessage: filter);
            if (!filter.StartsWith("from", StringComparison.Ordinal))
                all.ShouldContain($"/admin/audit?{filter}\"");
        }

        (await auditor.Get("/admin/audit?to=2020-01-01")).ShouldBe(200).Text.ShouldContain("No entry matches");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_the_file_holds_what_is_shown()
    {
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        for (var deed = 1; deed <= 53; deed++)
            await Records(clerk, "fee_waived", $"R-{deed:000}", $"=Deed {deed:000}");
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);

        var first = (await auditor.Get("/admin/audit")).ShouldBe(200).Text;
        first.ShouldContain("R-004");
        first.ShouldNotContain("R-003");
        first.ShouldContain("/admin/audit?before=4\"");
        var second = (await auditor.Get("/admin/audit?before=4")).ShouldBe(200).Text;
        second.ShouldContain("R-003");
        second.ShouldNotContain("R-004");
        second.ShouldNotContain("Older entries");

        var file = (await auditor.Get("/admin/audit?handler=Csv&before=4")).ShouldBe(200);
        file.ContentType.ShouldBe("text/csv");
        var lines = file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[0].ShouldBe("Number,When,Person,Action,Kind,Record,What");
        lines[1].ShouldEndWith(",Clerk of Hernando County,fee_waived,invoice,R-003,'=Deed 003");
    }

    [Fact]
    public async Task Nobody_sees_what_was_done_elsewhere()
    {
        using var there = await Portal.SignedInAs(StaffRole.Clerk, Portal.City);
        await Records(there, "fee_waived", "BR1-7", "A deed of the city");
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);

        foreach (var address in (string[])["/admin/audit", "/admin/audit?record=BR1-7", $"/admin/audit?person={there.Actor!.Id.Value}", "/admin/audit?handler=Csv"])
            (await auditor.Get(address)).ShouldBe(200).Text.ShouldNotContain("A deed of the city");
    }

    [Theory]
    [InlineData("from=yesterday", "From", "Write a date as year, month and day")]
    [InlineData("to=2026-02-30", "To", "Write a date as year, month and day")]
    [InlineData("from=2026-02-03&to=2026-02-02", "To", "The last day is before the first")]
    public async Task A_filter_that_cannot_be_meant_is_named_beside_its_field_and_kept(string filter, string field, string message)
    {
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);

        var page = (await auditor.Get($"/admin/audit?{filter}")).ShouldBe(200).Text;

        page.ShouldContain(message);
        page.ShouldContain($"id=\"{field}-error\"", Case.Insensitive, "the error is beside the field");
        page.ShouldContain($"value=\"{filter.Split('=')[^1]}\"");
    }

    private Task<int> Records(StaffBrowser by, string action, string record, string what) => Portal.InStore(services =>
        services.GetRequiredService<IGranciusDb>().Atomically(async ct =>
        {
            await services.GetRequiredService<AuditTrail>().Record(by.Actor!, action, "invoice", record, what, ct);
            return 0;
        }, CancellationToken.None));
}

[Collection(OnSqlite.Name)]
public sealed class AuditPagesOnSqlite(SqlitePortal portal) : AuditPageTests(portal);

[Collection(OnPostgres.Name)]
public sealed class AuditPagesOnPostgres(PostgresPortal portal) : AuditPageTests(portal);
