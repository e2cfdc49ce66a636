using System.Net;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Fees;

/// <summary>What is refused of a schedule's version, with the dates that stand in the way.</summary>
public abstract class ScheduleRefusalTests(Portal portal) : PortalTest(portal)
{
    [Theory]
    [InlineData("ZON-LETTER", "2025-06-01", "2025-08-31", "already has an approved schedule from 2020-01-01 to 2025-12-31")]
    [InlineData("ZON-LETTER", "2025-06-01", "", "already has an approved schedule from 2020-01-01 to 2025-12-31")]
    [InlineData("ZON-LETTER", "2019-06-01", "2020-01-01", "already has an approved schedule from 2020-01-01 to 2025-12-31")]
    [InlineData("PRM-SIGN", "2019-01-01", "2019-06-30", "would have no price from 2019-07-01 to 2019-12-31")]
    [InlineData("PRM-SIGN", "2019-01-01", "", "already has an approved schedule from 2020-01-01 to further notice")]
    public async Task Overlaps_and_gaps_are_refused_with_their_dates_and_nothing_waits_for_approval(string code, string from, string to, string says)
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var version = (await finance.Post($"/fees/codes/{code}/draft", null, Fields(from, to))).ShouldBe(303).Location!;

        (await finance.Get(version)).ShouldBe(200).Text.ShouldContain(says);
        (await finance.Post(version, $"{version}?handler=Submit", ("Revision", "0"))).ShouldBe(200).Text.ShouldContain(says);

        (await Portal.Number("SELECT count(*) FROM fee_schedules WHERE status = 'Submitted'")).ShouldBe(0);
        (await Portal.AuditedActions()).ShouldBe(["schedule_drafted"]);
    }

    [Fact]
    public async Task A_gap_that_came_about_after_it_was_submitted_is_refused_at_approval()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        using var approver = await Portal.SignedInAs(StaffRole.FinanceApprover);
        var (first, second) = (await Submitted(finance, "2027-01-01", "2027-06-30"), await Submitted(finance, "2027-02-01", ""));
        (await approver.Post(first, $"{first}?handler=Approve", ("Revision", "1"))).ShouldBe(303);

        (await approver.Post(second, $"{second}?handler=Approve", ("Revision", "1"))).ShouldBe(200).Text
            .ShouldContain("already has an approved schedule from 2027-01-01 to 2027-06-30");

        (await Price("2027-02-01")).ShouldBe(65m);
        (await Portal.AuditedActions()).Count(action => action == "schedule_approved").ShouldBe(1);
    }

    [Fact]
    public async Task An_approved_version_and_a_submitted_one_are_never_edited_withdrawn_or_approved_again()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        using var approver = await Portal.SignedInAs(StaffRole.FinanceApprover);
        var version = await Submitted(finance, "2027-01-01", "");
        var form = version.Replace("/versions/", "/draft/", StringComparison.Ordinal);
        (await finance.Post(form, null, Fields("2027-01-01", "", "99.00", 1))).ShouldBe(200).Text.ShouldContain("A version that is submitted cannot be revised.");
        (await approver.Post(version, $"{version}?handler=Approve", ("Revision", "1"))).ShouldBe(303);

        (await finance.Post(form, null, Fields("2027-01-01", "", "99.00", 2))).ShouldBe(200).Text.ShouldContain("A version that is approved cannot be revised.");
        foreach (var handler in new[] { "Submit", "Return", "Withdraw" })
            (await finance.Post(form, $"{version}?handler={handler}", ("Revision", "2"), ("Reason", "Wrong"))).ShouldBe(200).Text.ShouldContain("A version that is approved cannot be");
        (await approver.Post(form, $"{version}?handler=Approve", ("Revision", "2"))).ShouldBe(200);

        (await Price("2027-01-01")).ShouldBe(65m);
        (await Portal.AuditedActions()).ShouldBe(["schedule_drafted", "schedule_submitted", "schedule_approved"]);
    }

    [Fact]
    public async Task A_version_is_returned_or_withdrawn_with_a_reason_only()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var version = await Submitted(finance, "2027-01-01", "");
        foreach (var handler in new[] { "Return", "Withdraw" })
            (await finance.Post(version, $"{version}?handler={handler}", ("Revision", "1"))).ShouldBe(200).Text.ShouldContain("href=\"#Reason\"");

        (await finance.Post(version, $"{version}?handler=Return", ("Revision", "1"), ("Reason", "The date is wrong"))).ShouldBe(303);
        (await finance.Post(version, $"{version}?handler=Withdraw", ("Revision", "2"), ("Reason", "Not adopted"))).ShouldBe(303);

        (await finance.Get(version)).Text.ShouldContain("Not adopted");
        (await Portal.AuditedActions()).ShouldBe(["schedule_drafted", "schedule_submitted", "schedule_returned", "schedule_withdrawn"]);
    }

    [Theory]
    [InlineData("flat", "Form.To", "2026-12-31", "cannot end before", "Form.To")]
    [InlineData("flat", "Form.To", "soon", "Give a day", "Form.To")]
    [InlineData("flat", "Form.From", "0001-01-01", "Give a first day between", "Form.From")]
    [InlineData("flat", "Form.LegalReference", "", "Name the ordinance", "Form.LegalReference")]
    [InlineData("percent", "Form.Minimum", "60", "The maximum is not less than the minimum", "Form.Maximum")]
    [InlineData("unit", "Form.UnitPrice", "1.005", "Give an amount in dollars", "Form.UnitPrice")]
    [InlineData("percent", "Form.Percent", "lots", "Give a number", "Form.Percent")]
    [InlineData("whole", "Form.Bands[1].UpTo", "5", "The last band has no end", "Form.Bands[1].UpTo")]
    [InlineData("marginal", "Form.Bands[0].Per", "0", "Give how many units the price is for", "Form.Bands[0].Per")]
    [InlineData("guess", "Form.Amount", "5", "Choose how the fee is worked out", "Form.Kind")]
    public async Task Each_complaint_stands_beside_its_field_and_what_was_typed_is_kept(string kind, string field, string typed, string says, string beside)
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        (string, string)[] bands = [("Form.Bands[0].UpTo", "10"), ("Form.Bands[0].Price", "5"), ("Form.Bands[0].Per", "1"), ("Form.Bands[1].Price", "4"), ("Form.Bands[1].Per", "1")];
        (string Name, string Value)[] usual =
            [.. Fields("2027-01-01", ""), .. bands, ("Form.UnitPrice", "5"), ("Form.Percent", "1"), ("Form.Minimum", "5"), ("Form.Maximum", "50"), ("Form.Kind", kind)];
        var sent = usual.Reverse().DistinctBy(pair => pair.Name).Where(pair => pair.Name != field).Append((field, typed));

        var page = (await finance.Post("/fees/codes/PLN-REVIEW/draft", null, sent)).ShouldBe(200).Text;

        WebUtility.HtmlDecode(page).ShouldContain(says);
        var id = beside.Replace('.', '_').Replace('[', '_').Replace(']', '_');
        page.ShouldContain($"href=\"#{id}\"");
        page.ShouldContain($"id=\"{id}\"");
        page.ShouldContain($"id=\"{id}-error\"");
        if (kind != "guess" && typed.Length > 0)
            page.ShouldContain($"value=\"{typed}\"");
        (await Portal.Number("SELECT count(*) FROM fee_schedules WHERE status = 'Draft'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_example_is_worked_out_beside_the_form_and_beside_the_price_of_today()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        const string Form = "/fees/codes/PLN-REVIEW/draft";

        (await finance.Get(Form)).ShouldBe(200).Text.ShouldContain("10 (up to 10): $600.00");
        var page = (await finance.Post(Form, $"{Form}?handler=Example", ("Form.Kind", "whole"), ("Form.Bands[0].Price", "700"), ("Form.Sample", "7.5"))).ShouldBe(200).Text;
        page.ShouldContain("$700.00");
        page.ShouldContain("7.5 (up to 10): $600.00");
        (await finance.Post(Form, $"{Form}?handler=Fields", ("Form.Kind", "unit"))).ShouldBe(200).Text.ShouldContain("Fill in the fields");
        (await finance.Post(Form, $"{Form}?handler=Band", ("Form.Kind", "whole"), ("Form.Bands[0].Price", "700"))).ShouldBe(200).Text.ShouldContain("Form.Bands[2].Price");
        (await Portal.AuditedActions()).ShouldBeEmpty();
    }

    private static (string Name, string Value)[] Fields(string from, string to, string amount = "65.00", int revision = 0) =>
    [
        ("Form.From", from), ("Form.To", to), ("Form.LegalReference", "Ordinance 2026-17"), ("Form.Kind", "flat"), ("Form.Amount", amount),
        ("Form.Revision", revision.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static async Task<string> Submitted(StaffBrowser by, string from, string to)
    {
        var version = (await by.Post("/fees/codes/PRM-SIGN/draft", null, Fields(from, to))).ShouldBe(303).Location!;
        (await by.Post(version, $"{version}?handler=Submit", ("Revision", "0"))).ShouldBe(303);
        return version;
    }

    private async Task<decimal> Price(string day) =>
        (await Portal.Post("quotes", new { fees = new[] { new { feeCode = "PRM-SIGN" } }, asOf = day })).ShouldBe(200).Json.Dollars("total");
}

[Collection(OnSqlite.Name)]
public sealed class ScheduleRefusalOnSqlite(SqlitePortal portal) : ScheduleRefusalTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ScheduleRefusalOnPostgres(PostgresPortal portal) : ScheduleRefusalTests(portal);
