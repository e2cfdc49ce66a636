using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Search;

/// <summary>Whatever a clerk types is found: numbers by their beginning, names by their words, amounts and references in full.</summary>
public abstract class SearchTests(Portal portal) : PortalTest(portal)
{
    [Theory]
    [InlineData("BU5-00001", "/accounts/BU5-00001")]
    [InlineData("bu5-00001-6", "/invoices/BU5-00001-6")]
    public async Task A_whole_number_leads_to_its_record(string typed, string record)
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await clerk.Get($"/search?q={typed}")).ShouldBe(303).Location.ShouldBe(record);
        (await clerk.Get(record)).ShouldBe(200).Text.ShouldContain("Amber Stirn");
    }

    [Theory]
    [InlineData("BU5")]
    [InlineData("stir")]
    [InlineData("amb st")]
    [InlineData("311.84")]
    [InlineData("%24311.84")]
    [InlineData("PERMIT-7")]
    public async Task A_bill_is_found_by_what_is_known_of_it(string typed)
    {
        await Portal.AnAssessedBill();
        await Portal.Post("fees", new { accountNumber = "REF-1", customer = Portal.AmberStirn, fees = new[] { new { feeCode = "PRM-SIGN" } }, externalReference = "PERMIT-7" });
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        var page = (await clerk.Get($"/search?q={typed}")).ShouldBe(200).Text;

        page.ShouldContain(typed == "PERMIT-7" ? "REF-1-43" : "BU5-00001");
        (await clerk.Get("/search?q=nobody-at-all")).ShouldBe(200).Text.ShouldContain("Nothing is found");
    }

    [Fact]
    public async Task A_bill_is_found_by_the_processors_payment_and_by_its_receipt()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-find-me").Arrives(Portal);
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await clerk.Get("/search?q=pay-find-me")).Text.ShouldContain("BU5-00001-6");
    }

    [Fact]
    public async Task A_name_is_found_with_and_without_its_accents_and_after_it_was_changed()
    {
        await Named("NAME-1", "José Núñez-García");
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await clerk.Get("/accounts?name=nunez")).Text.ShouldContain("NAME-1");
        (await clerk.Get("/accounts?name=garc%C3%ADa")).Text.ShouldContain("NAME-1");
        await Named("NAME-1", "Pat Doe");
        (await clerk.Get("/accounts?name=nunez")).Text.ShouldNotContain("NAME-1");
        (await clerk.Get("/accounts?name=doe")).Text.ShouldContain("NAME-1");
    }

    [Fact]
    public async Task Lists_are_paged_by_addresses_that_can_be_shared_and_saved_as_what_is_shown()
    {
        for (var account = 1; account <= 53; account++)
            await Portal.ABillOfOneInvoice($"LIST-{account:000}");
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        foreach (var list in (string[])["/invoices", "/invoices?number=LIST-", "/invoices?amount=50.00", "/accounts?number=LIST-", "/accounts?name=stirn"])
        {
            var first = (await clerk.Get(list)).ShouldBe(200).Text;
            var next = Link(first, "rel=\"next\"");
            var second = (await clerk.Get(next)).ShouldBe(200).Text;
            Rows(first).Count.ShouldBe(50, list);
            // The demo's own bills stand behind those of the test.
            Rows(second).Count.ShouldBeGreaterThanOrEqualTo(3, list);
            Rows(first).Concat(Rows(second)).Count(row => row.Contains("LIST-", StringComparison.Ordinal)).ShouldBe(53, list);
            Rows(first).Intersect(Rows(second)).ShouldBeEmpty(list);
            var csv = (await clerk.Get($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csv")).ShouldBe(200);
            csv.ContentType.ShouldBe("text/csv");
            csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(51, list);
        }
    }

    [Fact]
    public async Task An_adjusted_invoice_is_found_by_what_it_stands_at()
    {
        await Portal.ABillOfOneInvoice();
        await Portal.RunSql("UPDATE invoices SET adjusted = -2000");
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await clerk.Get("/invoices?amount=30.00")).Text.ShouldContain("BU5-00001-43");
        await Portal.RunSql("UPDATE invoices SET adjusted = 0");
    }

    [Fact]
    public async Task The_index_of_what_adjusted_invoices_stand_at_is_there_after_every_migration()
    {
        // SQLite rebuilds a table for many a change, and then forgets an index that the model does not know.
        var indexes = Portal.Engine == Engine.Sqlite ? "sqlite_master WHERE name" : "pg_indexes WHERE indexname";

        (await Portal.Number($"SELECT count(*) FROM {indexes} = 'ix_invoices_stands_at'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_search_by_amount_asks_in_the_very_words_of_that_index()
    {
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var seen = new StatementsSeen();

        (await clerk.Get("/invoices?amount=77.31")).ShouldBe(200);

        seen.Statements.Select(sql => sql.Replace("\"", "", StringComparison.Ordinal).Replace("i.", "", StringComparison.Ordinal))
            .ShouldContain(sql => sql.Contains(" adjusted <> 0 AND amount + adjusted = @", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fees_are_worked_out_shown_and_then_issued_once_and_what_was_typed_is_kept()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        const string page = "/accounts/BU5-00001/fees";
        var before = await Portal.Number("SELECT count(*) FROM fees");
        (string, string)[] typed = [("Key", new string('a', 32)), ("Rows[0].Code", "utl-tap"), ("Rows[0].Value", "2"), ("AsOf", "2026-11-01"), ("Reference", "CASE-9")];

        var wrong = (await clerk.Post(page, null, [("Rows[0].Code", "NO-SUCH"), ("Rows[0].Value", "x"), ("AsOf", "2026-11-01")])).ShouldBe(200).Text;
        wrong.ShouldContain("There is no fee code NO-SUCH");
        wrong.ShouldContain("value=\"NO-SUCH\"");
        (await clerk.Post(page, null, typed)).ShouldBe(200).Text.ShouldContain("Issue $2,500.00");
        (await Portal.Number("SELECT count(*) FROM fees")).ShouldBe(before);

        for (var time = 0; time < 2; time++)
            (await clerk.Post(page, page + "?handler=Issue", [.. typed, ("Shown", "250000")])).ShouldBe(303).Location.ShouldBe("/accounts/BU5-00001");

        (await Portal.Number("SELECT count(*) FROM fees")).ShouldBe(before + 1);
        (await clerk.Get("/invoices/BU5-00001-42")).Text.ShouldContain(clerk.Actor!.Name);
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action = 'fees_assessed'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_is_gone_back_to_and_changed_issues_nothing_more_and_says_so()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        const string page = "/accounts/BU5-00001/fees";
        (string, string)[] typed = [("Key", new string('c', 32)), ("Rows[0].Code", "UTL-TAP"), ("Rows[0].Value", "2"), ("AsOf", "2026-11-01"), ("Shown", "250000")];
        (await clerk.Post(page, page + "?handler=Issue", typed)).ShouldBe(303);
        typed[2] = ("Rows[0].Value", "1");
        typed[4] = ("Shown", "125000");

        var again = (await clerk.Post(page, page + "?handler=Issue", typed)).ShouldBe(200).Text;

        again.ShouldContain("This form has issued fees already");
        again.ShouldNotContain("Idempotency");
        (await Portal.Invoice("BU5-00001-42")).Json.Dollars("balanceDue").ShouldBe(2500m);
    }

    [Fact]
    public async Task A_new_account_is_opened_with_its_first_fee()
    {
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        (string, string)[] typed = [("Key", new string('b', 32)), ("Name", "Pat Doe"), ("Street", "1 Main"), ("City", "Brooksville"), ("State", "FL"), ("Zip", "346"), ("Rows[0].Code", "PRM-SIGN"), ("AsOf", "2026-11-01"), ("Shown", "5000")];

        var wrong = (await clerk.Post("/accounts/new", "/accounts/new?handler=Issue", typed)).ShouldBe(200).Text;
        wrong.ShouldContain("five digits");
        wrong.ShouldContain("value=\"Pat Doe\"");
        typed[5] = ("Zip", "34601");
        var made = (await clerk.Post("/accounts/new", "/accounts/new?handler=Issue", typed)).ShouldBe(303).Location!;

        (await clerk.Get(made)).ShouldBe(200).Text.ShouldContain("Pat Doe");
    }

    private Task<Answer> Named(string account, string name) => Portal.Post("fees", new
    {
        accountNumber = account,
        customer = new { name, address = "1 Main", city = "Brooksville", state = "FL", zip = "34601" },
        fees = new[] { new { feeCode = "PRM-SIGN" } },
    });

    private static List<string> Rows(string page) =>
        [.. page.Split("<th scope=\"row\"><a href=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)])];

    private static string Link(string page, string mark)
    {
        var end = page.IndexOf(mark, StringComparison.Ordinal);
        end.ShouldBePositive("there is no next page");
        var start = page.LastIndexOf("href=\"", end, StringComparison.Ordinal) + 6;
        return System.Net.WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SearchTestsOnSqlite(SqlitePortal portal) : SearchTests(portal);

[Collection(OnPostgres.Name)]
public sealed class SearchTestsOnPostgres(PostgresPortal portal) : SearchTests(portal);
