using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Fees;

/// <summary>The life of a schedule version, through the pages of the register.</summary>
public abstract class RegisterTests(Portal portal) : PortalTest(portal)
{
    private const string Sign = "/fees/codes/PRM-SIGN";

    [Fact]
    public async Task A_version_is_drafted_submitted_and_approved_by_a_second_person_and_then_prices()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        using var approver = await Portal.SignedInAs(StaffRole.FinanceApprover);
        var version = await ADraft(finance, "2027-01-01", "65.00");
        (await Price("2027-01-01")).ShouldBe(50m);

        (await finance.Post(version, $"{version}?handler=Submit", ("Revision", "0"))).ShouldBe(303);
        (await Price("2027-01-01")).ShouldBe(50m);
        (await approver.Get(version)).ShouldBe(200).Text.ShouldContain("ends on Dec 31, 2026");
        (await approver.Post(version, $"{version}?handler=Approve", ("Revision", "1"))).ShouldBe(303);

        (await Price("2026-12-31")).ShouldBe(50m);
        (await Price("2027-01-01")).ShouldBe(65m);
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action IN ('schedule_drafted', 'schedule_submitted', 'schedule_approved')")).ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_drafted_it_does_not_approve_it_and_the_store_refuses_it_too()
    {
        using var approver = await Portal.SignedInAs(StaffRole.FinanceApprover);
        var version = await ADraft(approver, "2027-01-01", "65.00");
        (await approver.Post(version, $"{version}?handler=Submit", ("Revision", "0"))).ShouldBe(303);

        (await approver.Post(version, $"{version}?handler=Approve", ("Revision", "1"))).ShouldBe(200).Text.ShouldContain("a second person has to");

        (await Price("2027-01-01")).ShouldBe(50m);
        await Should.ThrowAsync<Exception>(() => Portal.RunSql("UPDATE fee_schedules SET approved_by = submitted_by WHERE submitted_by IS NOT NULL"));
    }

    [Fact]
    public async Task Two_approvals_at_once_of_versions_that_overlap_leave_one()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        using var approver = await Portal.SignedInAs(StaffRole.FinanceApprover);
        var versions = new List<string>();
        foreach (var (day, amount) in new[] { ("2027-01-01", "65.00"), ("2026-12-15", "70.00") })
        {
            versions.Add(await ADraft(finance, day, amount));
            (await finance.Post(versions[^1], $"{versions[^1]}?handler=Submit", ("Revision", "0"))).ShouldBe(303);
        }

        _ = await approver.Get(versions[0]);

        var answers = await Task.WhenAll(versions.Select(version => approver.Post(version, $"{version}?handler=Approve", ("Revision", "1"))));

        answers.ShouldAllBe(answer => answer.Status == 303 || answer.Status == 200);
        (await Portal.Number("SELECT count(*) FROM fee_schedules WHERE status = 'Approved' AND \"to\" IS NULL AND fee_code_id = (SELECT id FROM fee_codes WHERE code = 'PRM-SIGN')")).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_that_was_changed_in_between_is_not_overwritten()
    {
        using var one = await Portal.SignedInAs(StaffRole.Finance);
        using var other = await Portal.SignedInAs(StaffRole.Finance);
        var form = (await ADraft(one, "2027-01-01", "65.00")).Replace("/versions/", "/draft/", StringComparison.Ordinal);
        (await other.Post(form, null, Fields("2027-01-01", "66.00"))).ShouldBe(303);

        (await one.Post(form, null, Fields("2027-01-01", "67.00"))).ShouldBe(200).Text.ShouldContain("was changed by");
    }

    [Theory]
    [InlineData("", "65.00", "Give a day")]
    [InlineData("2027-01-01", "sixty", "Give an amount in dollars")]
    [InlineData("2027-01-01", "-5", "Give an amount in dollars")]
    public async Task What_would_fail_is_refused_beside_its_field_and_what_was_typed_is_kept(string from, string amount, string says)
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        var answer = (await finance.Post($"{Sign}/draft", null, Fields(from, amount))).ShouldBe(200);

        answer.Text.ShouldContain(says);
        answer.Text.ShouldContain($"value=\"{amount}\"");
        (await Portal.Number("SELECT count(*) FROM fee_schedules WHERE status = 'Draft'")).ShouldBe(0);
    }

    [Fact]
    public async Task Bands_whose_last_one_ends_are_refused_and_an_example_shows_its_working()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        (string, string)[] bands = [("Form.Kind", "whole"), ("Form.Bands[0].UpTo", "1"), ("Form.Bands[0].Price", "250"), ("Form.Bands[1].Price", "600")];
        var form = "/fees/codes/PLN-REVIEW/draft";

        (await finance.Post(form, $"{form}?handler=Example", [.. bands, ("Form.Sample", "7.5")])).ShouldBe(200).Text.ShouldContain("7.5 (above 1): $600.00");
        (await finance.Post(form, $"{form}?handler=Example", [.. bands, ("Form.Bands[1].UpTo", "10"), ("Form.Sample", "7.5")])).ShouldBe(200)
            .Text.ShouldContain("The last band has no end");
    }

    [Fact]
    public async Task The_list_is_filtered_by_how_the_next_version_stands_and_shows_no_other_jurisdiction()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        await ADraft(finance, "2027-01-01", "65.00");

        var drafts = (await finance.Get("/fees?Next=Draft")).ShouldBe(200).Text;
        drafts.ShouldContain("PRM-SIGN");
        drafts.ShouldNotContain("UTL-TAP");
        (await finance.Get("/fees?Q=plan&Department=93")).ShouldBe(200).Text.ShouldContain("PLN-REVIEW");
        (await finance.Get("/fees/codes/PRM-LEGACY")).ShouldBe(404);
    }

    private static (string, string)[] Fields(string from, string amount, int revision = 0) =>
    [
        ("Form.From", from), ("Form.LegalReference", "Ordinance 2026-17"), ("Form.Kind", "flat"), ("Form.Amount", amount),
        ("Form.Revision", revision.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static async Task<string> ADraft(StaffBrowser by, string from, string amount) =>
        (await by.Post($"{Sign}/draft", null, Fields(from, amount))).ShouldBe(303).Location!;

    private async Task<decimal> Price(string day) =>
        (await Portal.Post("quotes", new { fees = new[] { new { feeCode = "PRM-SIGN" } }, asOf = day })).ShouldBe(200).Json.Dollars("total");
}

[Collection(OnSqlite.Name)]
public sealed class RegisterOnSqlite(SqlitePortal portal) : RegisterTests(portal);

[Collection(OnPostgres.Name)]
public sealed class RegisterOnPostgres(PostgresPortal portal) : RegisterTests(portal);
