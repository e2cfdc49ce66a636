using System.Net;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Fees;

/// <summary>The pages on which an entry of the register is made and changed.</summary>
public abstract class EntryPageTests(Portal portal) : PortalTest(portal)
{
    private const string New = "/fees/new";
    private const string Sign = "/fees/codes/PRM-SIGN/entry";

    [Fact]
    public async Task An_entry_is_registered_shown_and_changed_and_payers_read_its_new_name()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        (await finance.Post(New, null, Fields("PRM-FENCE", [("Form.LabelEs", "Permiso de cerca")]))).ShouldBe(303).Location.ShouldBe("/fees/codes/PRM-FENCE");

        var page = (await finance.Get("/fees/codes/PRM-FENCE")).ShouldBe(200).Text;
        page.ShouldContain("It costs nothing until a version is drafted and approved.");
        page.ShouldContain("001-322100 62.5 %, 450-1 37.5 %");
        (await Payer("en")).ShouldNotContain("Fence permit");

        (await finance.Post(Sign, null, Fields(null, [("Form.Label", "Sign permit, lit"), ("Form.LabelEs", "Permiso de letrero luminoso")]))).ShouldBe(303);
        (await Payer("en")).ShouldContain("Sign permit, lit");
        (await Payer("es")).ShouldContain("Permiso de letrero luminoso");
        (await Portal.AuditedActions()).ShouldBe(["fee_code_registered", "fee_code_changed"]);
    }

    [Fact]
    public async Task A_fee_that_is_not_in_use_cannot_be_charged_and_one_that_is_hidden_only_by_staff()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        (await Payer("en")).ShouldContain("Sign permit");
        (await finance.Post(Sign, null, Fields(null, [("Form.Shown", "no")]))).ShouldBe(303);
        (await Payer("en")).ShouldNotContain("Fence permit");
        (await Quote()).ShouldBe(200);

        (await finance.Post(Sign, null, Fields(null, [("Form.Shown", "no"), ("Form.Active", "no"), ("Form.Changes", "1")]))).ShouldBe(303);
        (await Quote()).ShouldBeProblem(422, "fee_code_unknown");
        (await finance.Get("/fees?Active=False")).Text.ShouldContain("PRM-SIGN");
    }

    [Theory]
    [InlineData("Form.Code", "", "Enter a code.")]
    [InlineData("Form.Code", "prm fence", "Write the code in capital letters")]
    [InlineData("Form.Code", "PRM-SIGN", "There is a fee code PRM-SIGN already.")]
    [InlineData("Form.Label", "", "Enter the name that payers read in English.")]
    [InlineData("Form.LabelEs", " ", "Enter the name that payers read in Spanish.")]
    [InlineData("Form.InvoiceTypeId", "", "Choose one of the departments")]
    [InlineData("Form.InvoiceTypeId", "44", "Choose one of the departments")]
    [InlineData("Form.InputLabel", "Acres", "Say in Spanish too", "Form.InputLabelEs")]
    [InlineData("Form.InputLabelEs", "Acres", "Say in English too", "Form.InputLabel")]
    [InlineData("Form.ExternalChargeCode", "EC 1", "Write the charge code in letters")]
    [InlineData("Form.Shown", "maybe", "Choose yes or no.")]
    [InlineData("Form.GlParts[0].Account", "", "Enter the account this part goes to")]
    [InlineData("Form.GlParts[0].Account", "001=322", "is no account number")]
    [InlineData("Form.GlParts[0].Account", "450-1", "The account 450-1 is named twice", "Form.GlParts")]
    [InlineData("Form.GlParts[0].Percent", "62.49", "The parts add up to 99.99 %, and have to add up to exactly 100 %.", "Form.GlParts")]
    [InlineData("Form.GlParts[0].Percent", "162.5", "Enter a part from 0.01 to 100.00")]
    [InlineData("Form.GlParts[0].Percent", "62.505", "Enter a part from 0.01 to 100.00")]
    [InlineData("Form.GlParts[0].Percent", "most", "Enter a part from 0.01 to 100.00")]
    [InlineData("Form.GlParts[0].Percent", "-1", "Enter a part from 0.01 to 100.00")]
    public async Task What_would_not_work_is_refused_beside_its_field_and_what_was_typed_is_kept(string field, string typed, string says, string? beside = null)
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        var page = (await finance.Post(New, null, Fields("PRM-FENCE", [(field, typed)]))).ShouldBe(200).Text;

        WebUtility.HtmlDecode(page).ShouldContain(says);
        // The summary leads to the field, and the field names its own message.
        var id = (beside ?? field).Replace('.', '_').Replace('[', '_').Replace(']', '_');
        page.ShouldContain($"href=\"#{id}\"");
        page.ShouldContain($"id=\"{id}\"");
        page.ShouldContain("value=\"37.50\"");
        if (typed.Trim().Length > 0 && field is not ("Form.Shown" or "Form.InvoiceTypeId"))
            page.ShouldContain($"value=\"{typed}\"");
        (await Portal.Number("SELECT count(*) FROM fee_codes WHERE code = 'PRM-FENCE'")).ShouldBe(0);
        (await Portal.AuditedActions()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_account_more_keeps_what_was_typed_and_saves_nothing()
    {
        using var finance = await Portal.SignedInAs(StaffRole.Finance);

        var page = (await finance.Post(New, $"{New}?handler=Account", Fields("PRM-FENCE", []))).ShouldBe(200).Text;

        page.ShouldContain("name=\"Form.GlParts[2].Account\"");
        page.ShouldContain("value=\"Fence permit\"");
        page.ShouldNotContain("data-error-summary");
        // What is pressed next saves: the form goes to its page again.
        page.ShouldContain("action=\"/fees/new\"");
        (await Portal.Number("SELECT count(*) FROM fee_codes WHERE code = 'PRM-FENCE'")).ShouldBe(0);
    }

    [Theory]
    [InlineData(ReaderRule.ByBiller, "the biller becomes version 1, and EMV readers stop for every bill: Front counter and Permit desk.")]
    [InlineData(ReaderRule.ByBasket, "Bills with the fee PRM-SIGN are then paid as version 1, and EMV readers stop for them: Front counter and Permit desk.")]
    public async Task An_external_charge_code_is_saved_only_when_what_it_does_to_the_readers_was_read_and_confirmed(ReaderRule rule, string warning)
    {
        _ = await Portal.Now(county => county.Refuses(rule));
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        var fields = Fields(null, [("Form.ExternalChargeCode", "EC-7")]);

        var asked = (await finance.Post(Sign, null, fields)).ShouldBe(200).Text;
        asked.ShouldContain(warning);
        asked.ShouldContain("value=\"EC-7\"");
        asked.ShouldContain("href=\"#Form_Confirmed\"");
        (await Portal.Number("SELECT count(*) FROM fee_codes WHERE external_charge_code = 'EC-7'")).ShouldBe(0);
        (await Portal.AuditedActions()).ShouldBeEmpty();

        // Another reader was set up meanwhile: what was confirmed is not what would happen.
        await Portal.RunSql("UPDATE readers SET name = 'Permit desk 2' WHERE name = 'Permit desk'");
        var confirmed = ("Form.Confirmed", asked.Attribute("name=\"Form.Confirmed\" value"));
        asked = (await finance.Post(Sign, null, [.. fields, confirmed])).ShouldBe(200).Text;
        asked.ShouldContain("Permit desk 2.");

        (await finance.Post(Sign, null, [.. fields, ("Form.Confirmed", asked.Attribute("name=\"Form.Confirmed\" value"))])).ShouldBe(303);
        (await Portal.AuditedActions()).ShouldBe(["fee_code_changed", "biller_move_confirmed"]);
        (await Portal.Opening(await Portal.AnAssessedBill()))["processorVersion"].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_who_change_an_entry_at_once_do_not_overwrite_each_other()
    {
        using var one = await Portal.SignedInAs(StaffRole.Finance);
        (await one.Post(Sign, null, Fields(null, [("Form.Label", "First")]))).ShouldBe(303);

        var page = (await one.Post(Sign, null, Fields(null, [("Form.Label", "Second")]))).ShouldBe(200).Text;

        page.ShouldContain("was changed by somebody else in the meantime");
        page.ShouldContain("value=\"Second\"");
        (await Payer("en")).ShouldContain("First");
    }

    private static (string, string)[] Fields(string? code, (string Name, string Value)[] otherwise)
    {
        (string Name, string Value)[] usual =
        [
            ("Form.Code", code ?? ""), ("Form.Label", "Fence permit"), ("Form.LabelEs", "Permiso de cerca"), ("Form.InvoiceTypeId", "43"), ("Form.Shown", "yes"),
            ("Form.GlParts[0].Account", "001-322100"), ("Form.GlParts[0].Percent", "62.50"), ("Form.GlParts[1].Account", "450-1"), ("Form.GlParts[1].Percent", "37.50"),
            ("Form.Active", "yes"), ("Form.Changes", "0"),
        ];
        return [.. usual.Where(field => otherwise.All(other => other.Name != field.Name)), .. otherwise];
    }

    /// <summary>What a payer reads of the one fee that the department has, or that there is none.</summary>
    private async Task<string> Payer(string language)
    {
        using var payer = Portal.ABrowser();
        var answer = await payer.Get($"/{Portal.County}/fee/43?lang={language}");
        while (answer.Status == 303)
            answer = await payer.Get(answer.Location!);
        return WebUtility.HtmlDecode(answer.Text);
    }

    private Task<Answer> Quote() => Portal.Post("quotes", new { fees = new[] { new { feeCode = "PRM-SIGN" } } });
}

[Collection(OnSqlite.Name)]
public sealed class EntryPageOnSqlite(SqlitePortal portal) : EntryPageTests(portal);

[Collection(OnPostgres.Name)]
public sealed class EntryPageOnPostgres(PostgresPortal portal) : EntryPageTests(portal);
