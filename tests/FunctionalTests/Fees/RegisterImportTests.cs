using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Fees;

/// <summary>The register as a file: exported, changed, previewed, and imported as a whole or not at all.</summary>
public abstract class RegisterImportTests(Portal portal) : PortalTest(portal)
{
    private const string Import = "/fees/import";
    private const string Fence = "code,PRM-FENCE,Fence permit,Permiso de cerca,,,43,,001-322100=70; 450-1=30,yes,yes,,,,,,";
    private const string FencePrice = "version,PRM-FENCE,,,,,,,,,,2027-01-01,,flat,amount=35.00,Ordinance 2026-9,";

    [Fact]
    public async Task What_is_exported_imports_again_without_a_change()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var file = await Exported(finance);
        file.ShouldContain("code,PRM-SIGN,Sign permit,");
        file.ShouldContain("version,BLD-PERMIT,,,,,,,,,,2020-01-01,,percentage,percent=0.75; minimum=50.00; maximum=25000.00,");
        file.ShouldNotContain("PRM-LEGACY");

        Text(await Preview(finance, file)).ShouldContain("Nothing changes");
        (await Portal.AuditedActions()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Formulas_are_written_harmless_and_come_back_as_they_were()
    {
        await Portal.Tamper("UPDATE fee_codes SET label = '=HYPERLINK(1)' WHERE code = 'PRM-SIGN'");
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var file = await Exported(finance);

        file.ShouldContain(",'=HYPERLINK(1),");
        Text(await Preview(finance, file)).ShouldContain("Nothing changes");
    }

    [Fact]
    public async Task A_preview_shows_what_is_added_changed_and_drafted_and_the_import_does_exactly_that()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var file = (await Exported(finance)).Replace(",Sign permit,", ",Sign permit 2027,", StringComparison.Ordinal)
            + $"{Fence}\r\n{FencePrice}\r\nversion,PRM-SIGN,,,,,,,,,,1/1/2027,,flat,amount=65.00,Ordinance 2026-9,approved\r\n";

        var shown = await Preview(finance, file);
        var text = Text(shown);
        text.ShouldContain("1 entry added, 1 entry changed, 2 versions drafted. 14 lines say what the register says already.");
        text.ShouldContain("label: from “Sign permit” to “Sign permit 2027”");
        text.ShouldContain("gl distribution: 001-322100=70; 450-1=30");
        text.ShouldContain("Version from 2027-01-01: $65.00 flat");
        (await Portal.Number("SELECT count(*) FROM fee_codes WHERE code = 'PRM-FENCE'")).ShouldBe(0);
        (await Portal.AuditedActions()).ShouldBeEmpty();

        (await Confirm(finance, shown)).ShouldBe(303);

        (await Portal.Number("SELECT count(*) FROM fee_schedules WHERE status = 'Draft'")).ShouldBe(2);
        (await finance.Get("/fees")).ShouldBe(200).Text.ShouldContain("1 entry added, 1 entry changed, 2 versions drafted");
        (await Portal.AuditedActions()).ShouldBe(["fee_code_imported", "fee_code_imported"]);
        // Whatever state the file claims: nothing is in force that nobody approved.
        (await Portal.Post("quotes", new { fees = new[] { new { feeCode = "PRM-SIGN" } }, asOf = "2027-01-01" })).ShouldBe(200).Json.Dollars("total").ShouldBe(50m);
        (await Portal.Post("quotes", new { fees = new[] { new { feeCode = "PRM-FENCE" } }, asOf = "2027-01-01" })).ShouldBeProblem(422, "fee_not_in_force");
        Text(await Preview(finance, await Exported(finance))).ShouldContain("Nothing changes");
        Text(await Preview(finance, file)).ShouldContain("Nothing changes");
    }

    [Fact]
    public async Task A_draft_is_revised_by_its_first_day_and_a_submitted_or_approved_version_never()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        (await Confirm(finance, await Preview(finance, Lines(Fence, FencePrice)))).ShouldBe(303);

        var shown = await Preview(finance, Lines(FencePrice.Replace("35.00", "36.00", StringComparison.Ordinal)));
        Text(shown).ShouldContain("1 draft revised.");
        Text(shown).ShouldContain("price: from “$35.00 flat” to “$36.00 flat”");
        (await Confirm(finance, shown)).ShouldBe(303);
        (await Portal.Number("SELECT count(*) FROM fee_schedules WHERE status = 'Draft'")).ShouldBe(1);

        await Portal.RunSql("UPDATE fee_schedules SET status = 'Submitted' WHERE status = 'Draft'");
        Refusals(await Preview(finance, Lines(FencePrice))).ShouldBe("2 from PRM-FENCE The version with this first day waits for approval: it has to be returned to draft first.");
        Refusals(await Preview(finance, Lines("version,PRM-SIGN,,,,,,,,,,2020-01-01,,flat,amount=1.00,Ord,"))).ShouldContain("is approved, and never edited");
    }

    [Fact]
    public async Task One_wrong_line_refuses_the_file_and_each_complaint_names_line_and_column()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var shown = await Preview(finance, Lines(
            Fence.Replace(",43,", ",forty,", StringComparison.Ordinal).Replace("yes,yes", "yes,maybe", StringComparison.Ordinal),
            Fence.Replace("PRM-FENCE", "PRM-GOOD", StringComparison.Ordinal),
            Fence.Replace("PRM-FENCE", "PRM-GOOD", StringComparison.Ordinal),
            Fence.Replace("PRM-FENCE", "PRM-GL", StringComparison.Ordinal).Replace("=70", "=60", StringComparison.Ordinal),
            FencePrice.Replace("PRM-FENCE", "PRM-NONE", StringComparison.Ordinal),
            FencePrice.Replace("PRM-FENCE", "PRM-GOOD", StringComparison.Ordinal).Replace("flat", "free", StringComparison.Ordinal),
            FencePrice.Replace("PRM-FENCE", "PRM-GOOD", StringComparison.Ordinal).Replace("35.00", "-35.00", StringComparison.Ordinal),
            FencePrice.Replace("PRM-FENCE", "PRM-GOOD", StringComparison.Ordinal).Replace("2027-01-01", "Jan 1", StringComparison.Ordinal),
            FencePrice.Replace("flat,amount=35.00", "flat,45", StringComparison.Ordinal),
            "remark,X,,,,,,,,,,,,,,,"));

        var text = Refusals(shown);
        text.ShouldContain("2 invoice_type PRM-FENCE Give the number of an invoice type");
        text.ShouldContain("2 active PRM-FENCE Write yes or no.");
        text.ShouldContain("4 code PRM-GOOD This code has a line above already.");
        text.ShouldContain("5 gl_distribution PRM-GL The parts add up to 90 %");
        text.ShouldContain("6 code PRM-NONE There is no such fee code here");
        text.ShouldContain("7 kind PRM-GOOD Write one of flat, per_unit");
        text.ShouldContain("8 parameters PRM-GOOD An amount is not negative.");
        text.ShouldContain("9 from PRM-GOOD Give a day");
        text.ShouldContain("10 parameters PRM-FENCE Write them like this: amount=50.00 10 code PRM-FENCE The line of this code above is refused.");
        text.ShouldContain("11 record X Write code or version.");
        shown.Text.ShouldNotContain("name=\"Fingerprint\"");
        Text(await Preview(finance, "record,code\r\n")).ShouldContain("Line 1: the heading lacks label");
        Text(await Preview(finance, "")).ShouldContain("Choose a file that is not empty.");
        Text(await Preview(finance, new string('x', 600_000))).ShouldContain("The file is larger than 512 KB.");
        (await Portal.Number("SELECT count(*) FROM fee_codes WHERE code LIKE 'PRM-G%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_register_or_the_file_has_changed_since_the_preview_nothing_is_imported_and_a_new_one_is_shown()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var file = Lines(SignLine.Replace("Sign permit", "Sign", StringComparison.Ordinal), Fence);
        var shown = await Preview(finance, file);
        await Portal.RunSql("UPDATE fee_codes SET label = 'Signs of all kinds' WHERE code = 'PRM-SIGN'");

        var refused = await Confirm(finance, shown);
        Text(refused).ShouldContain("The register has changed since the preview, so nothing was imported.");
        Text(refused).ShouldContain("label: from “Signs of all kinds” to “Sign”");
        (await Portal.Number("SELECT count(*) FROM fee_codes WHERE code = 'PRM-FENCE'")).ShouldBe(0);

        var other = Convert.ToBase64String(Encoding.UTF8.GetBytes(file.Replace("Permiso", "Licencia", StringComparison.Ordinal)));
        Text(await Confirm(finance, refused, content: other)).ShouldContain("nothing was imported");
        (await Confirm(finance, refused)).ShouldBe(303);
        (await Confirm(finance, refused)).ShouldBe(200);
        (await Portal.Number("SELECT count(*) FROM fee_codes WHERE code = 'PRM-FENCE'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_largest_file_is_imported_in_seconds_with_an_entry_of_the_trail_for_each_code()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var codes = Enumerable.Range(0, 1_900).Select(at => Fence.Replace("PRM-FENCE", $"T-{at}", StringComparison.Ordinal));
        var versions = Enumerable.Range(0, 3_100).Select(at => FencePrice
            .Replace("PRM-FENCE", $"T-{at % 1_900}", StringComparison.Ordinal).Replace("2027", $"{2027 + (at / 1_900)}", StringComparison.Ordinal));
        var shown = await Preview(finance, Lines([.. codes, .. versions]));

        var began = Stopwatch.GetTimestamp();
        (await Confirm(finance, shown)).ShouldBe(303);

        // It takes two: while it runs, nobody else of the jurisdiction writes into the trail, and on SQLite nobody writes at all.
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(12));
        (await Portal.Number("SELECT count(*) FROM fee_schedules WHERE status = 'Draft'")).ShouldBe(3_100);
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action = 'fee_code_imported'")).ShouldBe(1_900);
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);
        (await auditor.Get("/admin/audit?verify=true")).ShouldBe(200).Text.ShouldContain("The trail is whole");
    }

    [Fact]
    public async Task Two_imports_of_one_preview_at_once_are_done_once()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var shown = await Preview(finance, Lines(Fence, FencePrice));

        var answers = await Task.WhenAll(Confirm(finance, shown), Confirm(finance, shown));

        answers.Count(answer => answer.Status == 303).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM fee_schedules WHERE status = 'Draft'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_first_external_charge_code_has_to_be_confirmed_with_the_readers_by_name()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var shown = await Preview(finance, Lines(Fence.Replace("43,,", "43,EC-7,", StringComparison.Ordinal)));
        Text(shown).ShouldContain("With PRM-FENCE the biller becomes version 1, and EMV readers stop for every bill: Front counter and Permit desk.");

        Text(await Confirm(finance, shown)).ShouldContain("Read what happens to the EMV readers, and confirm it.");
        (await Portal.Number("SELECT count(*) FROM fee_codes WHERE code = 'PRM-FENCE'")).ShouldBe(0);

        (await Confirm(finance, shown, warning: Field(shown, "Confirmed"))).ShouldBe(303);
        (await Portal.AuditedActions()).ShouldBe(["fee_code_imported", "biller_move_confirmed"]);
        (await Portal.Opening(await Portal.AnAssessedBill()))["processorVersion"].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_only_look_exports_and_imports_nothing_and_nobody_reaches_another_jurisdiction()
    {
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var city = await Portal.SignedInAs(StaffRole.Finance, Portal.City);

        (await clerk.Get(Import)).Status.ShouldBeOneOf(302, 303, 403);
        // What the county calls PRM-SIGN is a new entry to the city, if it has the invoice type.
        var ofTheCounty = await Exported(clerk);
        ofTheCounty.ShouldContain("PRM-SIGN");
        var shown = await Preview(city, Lines(SignLine));
        Text(shown).ShouldContain("1 entry added.");
        (await Exported(city)).ShouldNotContain("PRM-SIGN");
        (await Confirm(city, shown)).ShouldBe(303);
        (await Exported(city)).ShouldContain("PRM-SIGN");
        (await Exported(clerk)).ShouldBe(ofTheCounty);
    }

    private const string SignLine = "code,PRM-SIGN,Sign permit,Permiso de letrero,,,43,,001-322200=100,yes,yes,,,,,,";

    private static string Lines(params string[] lines) =>
        "record,code,label,label_es,input_label,input_label_es,invoice_type,external_charge_code,gl_distribution,shown_to_payers,active,from,to,kind,parameters,legal_reference,state\r\n"
        + string.Join("\r\n", lines);

    private static async Task<string> Exported(StaffBrowser by)
    {
        var file = (await by.Get("/fees/export")).ShouldBe(200);
        file.ContentType.ShouldBe("text/csv");
        return file.Text;
    }

    private static async Task<Answer> Preview(StaffBrowser by, string file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Field(await by.Get(Import), "__RequestVerificationToken")), "__RequestVerificationToken" },
        };
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(content, "File", "register.csv");
        return (await by.Send(HttpMethod.Post, Import, form)).ShouldBe(200);
    }

    private static Task<Answer> Confirm(StaffBrowser by, Answer shown, string? content = null, string? warning = null) => by.Post(Import, $"{Import}?handler=Import",
        [("Carried", content ?? Field(shown, "Carried")), ("Fingerprint", Field(shown, "Fingerprint")), .. warning is null ? [] : new[] { ("Confirmed", warning) }]);

    /// <summary>The value of a field as it was shown.</summary>
    private static string Field(Answer page, string name) => WebUtility.HtmlDecode(
        Regex.Match(page.Text, $"name=\"{name}\"[^>]* value=\"([^\"]*)\"", default, TimeSpan.FromSeconds(5)).Groups[1].Value);

    private static string Text(Answer page)
    {
        var main = page.ShouldBe(200).Text[page.Text.IndexOf("<main", StringComparison.Ordinal)..];
        return Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(main, "<[^>]*>", " ", default, TimeSpan.FromSeconds(5))), @"\s+", " ", default, TimeSpan.FromSeconds(5));
    }

    /// <summary>The table of what is wrong, as it is read.</summary>
    private static string Refusals(Answer page)
    {
        var text = Text(page);
        text.ShouldContain("nothing can be imported");
        var begin = text.IndexOf("What is wrong", StringComparison.Ordinal) + "What is wrong".Length;
        return text[begin..text.IndexOf("Choose a file in the columns", StringComparison.Ordinal)].Trim();
    }
}

[Collection(OnSqlite.Name)]
public sealed class RegisterImportOnSqlite(SqlitePortal portal) : RegisterImportTests(portal);

[Collection(OnPostgres.Name)]
public sealed class RegisterImportOnPostgres(PostgresPortal portal) : RegisterImportTests(portal);
