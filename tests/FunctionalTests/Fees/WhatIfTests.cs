using System.Net;
using System.Text.RegularExpressions;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Fees;

/// <summary>What the fees of a year would have come to with a version that is not in force.</summary>
public abstract class WhatIfTests(Portal portal) : PortalTest(portal)
{
    private const string Plan = "/fees/codes/BLD-PLAN";

    private static readonly (string, string)[] OnePercent = [("Form.Kind", "percent"), ("Form.Percent", "1"), ("Form.Minimum", "75"), ("Form.Maximum", "25000")];
    private static readonly (string, string)[] PerUnit = [("Form.Kind", "unit"), ("Form.UnitPrice", "10")];

    [Fact]
    public async Task A_draft_shows_the_difference_in_money_and_per_cent_together_and_by_month_and_changes_nothing()
    {
        await Assessed(50_000);
        await Assessed(10_000);
        Portal.TimePasses(TimeSpan.FromDays(40));
        await Assessed(100_000);
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var version = await ADraft(finance, Plan, OnePercent);

        // 250.00, 50.00 and 450.00 then; 500.00, 100.00 and 1,000.00 with the draft.
        var page = Words(await finance.Get($"{version}/what-if"));

        page.ShouldContain("As assessed $750.00 With this version $1,600.00 Difference +$850.00 (+113.3 %)");
        page.ShouldContain("3 fees assessed from");
        page.ShouldContain($"{MonthOf(-40)} 2 $300.00 $600.00 $300.00 +100.0 %");
        page.ShouldContain($"{MonthOf(0)} 1 $450.00 $1,000.00 $550.00 +122.2 %");
        page.ShouldContain("Together 3 $750.00 $1,600.00 $850.00 +113.3 %");
        (await Portal.Number("SELECT sum(amount) FROM fees WHERE code = 'BLD-PLAN'")).ShouldBe(75_000);
    }

    [Fact]
    public async Task What_cannot_be_worked_out_again_is_counted_with_the_reason_and_is_in_neither_sum()
    {
        await Assessed(50_000);
        await Assessed(10_000);
        await Portal.Tamper("UPDATE fees SET given_base = NULL WHERE code = 'BLD-PLAN' AND amount = 5000");
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        var page = Words(await finance.Get($"{await ADraft(finance, Plan, OnePercent)}/what-if"));
        page.ShouldContain("As assessed $250.00 With this version $500.00 Difference +$250.00 (+100.0 %)");
        page.ShouldContain("1 fee could not be worked out again");
        page.ShouldContain("1, assessed at $50.00: no number is known that they were worked out from, and this version asks for a base.");

        page = Words(await finance.Get($"{await ADraft(finance, Plan, PerUnit)}/what-if"));
        page.ShouldContain("Difference $0.00 (n/a)");
        page.ShouldContain("2 fees could not be worked out again");
        page.ShouldContain("1, assessed at $250.00: they were worked out from another number, and this version asks for a quantity.");
    }

    [Fact]
    public async Task Void_invoices_other_codes_and_another_jurisdictions_fees_are_not_counted()
    {
        for (var times = 0; times < 3; times++)
            await Assessed(50_000);
        await Portal.Tamper("UPDATE invoices SET state = 'Void' WHERE id = (SELECT invoice_id FROM fees WHERE code = 'BLD-PLAN' ORDER BY assessed_at LIMIT 1)");
        await Portal.Tamper($"UPDATE fees SET jurisdiction_id = (SELECT id FROM jurisdictions WHERE slug = '{Portal.City}') WHERE id = (SELECT id FROM fees WHERE code = 'BLD-PLAN' ORDER BY assessed_at DESC LIMIT 1)");
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        Words(await finance.Get($"{await ADraft(finance, Plan, OnePercent)}/what-if")).ShouldContain("As assessed $250.00 With this version $500.00");

        await Portal.Tamper("UPDATE invoices SET state = 'Open'");
        await Portal.Tamper($"UPDATE fees SET jurisdiction_id = (SELECT id FROM jurisdictions WHERE slug = '{Portal.County}')");
    }

    [Fact]
    public async Task A_calendar_year_may_be_asked_for_and_no_nonsense()
    {
        await Assessed(50_000);
        var year = Portal.Clock.GetUtcNow().Year;
        Portal.TimePasses(TimeSpan.FromDays(400));
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var page = $"{await ADraft(finance, Plan, OnePercent)}/what-if";

        Words(await finance.Get(page)).ShouldContain("there is nothing to compare");
        Words(await finance.Get($"{page}?Year={year}")).ShouldContain($"1 fee assessed from Jan 1, {year} to Dec 31, {year}");
        Words(await finance.Get($"{page}?Year=1")).ShouldContain("Give a year such as 2025.");
        Words(await finance.Get($"{page}?Year=last")).ShouldContain("There is a problem");
    }

    [Fact]
    public async Task Whoever_approves_finds_it_on_the_version_and_who_only_looks_may_look()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        using var approver = await Portal.SignedInAs(StaffRole.FinanceApprover);
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        var version = await ADraft(finance, Plan, OnePercent);
        (await finance.Get(version.Replace("/versions/", "/draft/", StringComparison.Ordinal))).ShouldBe(200).Text.ShouldContain($"href=\"{version}/what-if\"");
        (await finance.Post(version, $"{version}?handler=Submit", ("Revision", "0"))).ShouldBe(303);

        (await approver.Get(version)).ShouldBe(200).Text.ShouldContain($"href=\"{version}/what-if\"");
        (await clerk.Get($"{version}/what-if")).ShouldBe(200);
        (await clerk.Get($"{Plan}/versions/{Guid.CreateVersion7()}/what-if")).ShouldBe(404);
    }

    private static async Task<string> ADraft(StaffBrowser by, string code, (string, string)[] rule) =>
        (await by.Post($"{code}/draft", null, [("Form.From", "2029-01-01"), ("Form.LegalReference", "Ordinance 2028-1"), .. rule])).ShouldBe(303).Location!;

    private async Task Assessed(decimal value) => (await Portal.Post("fees", new
    {
        customer = Portal.AmberStirn,
        fees = new object[] { new { feeCode = "BLD-PLAN", @base = value } },
    })).ShouldBe(201);

    /// <summary>Its name on the page, as days from now.</summary>
    private string MonthOf(int days) => TimeZoneInfo.ConvertTime(Portal.Clock.GetUtcNow().AddDays(days), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"))
        .ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The page as it is read.</summary>
    private static string Words(Answer page)
    {
        var main = page.ShouldBe(200).Text[page.Text.IndexOf("<main", StringComparison.Ordinal)..];
        return Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(main, "<[^>]*>", " ", default, TimeSpan.FromSeconds(5))), @"\s+", " ", default, TimeSpan.FromSeconds(5))
            .Replace(" ,", ",", StringComparison.Ordinal).Replace(" :", ":", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal).Replace("( ", "(", StringComparison.Ordinal)
            .Replace("+ $", "+$", StringComparison.Ordinal);
    }
}

[Collection(OnSqlite.Name)]
public sealed class WhatIfOnSqlite(SqlitePortal portal) : WhatIfTests(portal);

[Collection(OnPostgres.Name)]
public sealed class WhatIfOnPostgres(PostgresPortal portal) : WhatIfTests(portal);
