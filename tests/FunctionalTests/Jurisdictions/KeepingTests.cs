using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>What administrators keep of their jurisdiction, over its pages.</summary>
public abstract class KeepingTests(Portal portal) : PortalTest(portal)
{
    private const string Secret = "an-api-key-nobody-may-read";

    [Fact]
    public async Task An_old_address_still_leads_to_the_jurisdiction_and_its_postbacks_are_still_believed()
    {
        var session = await Portal.AnOpenSession();
        using var admin = await Admin();

        (await admin.Post("/admin/jurisdiction/address", fields: [("Slug", "hernando")])).ShouldBe(303);

        (await Portal.Get("/hernando", key: null)).ShouldBe(200);
        (await Portal.Get($"/{Portal.County}", key: null)).ShouldBe(200);
        (await Portal.Get(await Portal.ReviewOf(session.Bill), key: null)).ShouldBe(200).Text.ShouldContain("$361.84");
        await session.Approval("pay-1").Arrives(Portal);
        (await Portal.Number("SELECT count(*) FROM payment_sessions WHERE status = 'Paid'")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action = 'address_changed'")).ShouldBe(1);
        // For the check of the books, which asks by the usual address.
        (await admin.Post("/admin/jurisdiction/address", fields: [("Slug", Portal.County)])).ShouldBe(303);
    }

    [Theory]
    [InlineData("/admin/jurisdiction/address", "Slug", "admin", "is the address of another part of this site")]
    [InlineData("/admin/jurisdiction/address", "Slug", "Not Good", "small letters, digits and single dashes")]
    [InlineData("/admin/jurisdiction/address", "Slug", "city-brooksville-fl", "Another jurisdiction has this address")]
    [InlineData("/admin/jurisdiction/colors", "Accent", "#ffd200", "needs 3.0 to 1")]
    [InlineData("/admin/jurisdiction/colors", "OnAccent", "#1a4481", "needs 4.5 to 1")]
    [InlineData("/admin/jurisdiction/numbers", "Next", "1", "can only go up")]
    [InlineData("/admin/jurisdiction/numbers", "Next", "many", "Enter a whole number")]
    [InlineData("/admin/jurisdiction/numbers", "Prefix", "BR1-", "Another jurisdiction on this site has this prefix")]
    [InlineData("/admin/jurisdiction/details", "TimeZone", "Europe/Berlin", "Choose a time zone from the list")]
    [InlineData("/admin/jurisdiction/details", "Phone", "call us", "Enter a phone number")]
    [InlineData("/admin/jurisdiction/details", "Name", "", "Enter the name as payers know it")]
    [InlineData("/admin/jurisdiction/terms", "English", "Only in English", "in Spanish too")]
    public async Task What_cannot_be_kept_is_refused_beside_its_field_and_what_was_typed_stays(string page, string field, string typed, string words)
    {
        using var admin = await Admin();
        (string, string)[] others = page.Split('/')[^1] switch
        {
            "colors" => [("Accent", "#1a4480"), ("OnAccent", "#ffffff")],
            "numbers" => [("Prefix", "BU5-"), ("Next", "50")],
            "details" => [("Name", "Hernando"), ("TimeZone", "America/New_York"), ("Phone", "352-555-0100"), ("Email", "a@b.example"), ("Address", "1 Main St")],
            _ => [],
        };

        var refused = (await admin.Post(page, fields: [.. others.Where(other => other.Item1 != field), (field, typed)])).ShouldBe(200);

        refused.Text.ShouldContain(words);
        refused.Text.ShouldContain($"-error\">", Case.Sensitive);
        if (typed.Length > 0 && field != "TimeZone")
            refused.Text.ShouldContain(typed);
        (await Portal.Number("SELECT count(*) FROM audit_entries")).ShouldBe(0);
    }

    [Fact]
    public async Task Terms_are_shown_before_Pay_Online()
    {
        var bill = await Portal.AnAssessedBill();
        using var admin = await Admin();
        (await admin.Post("/admin/jurisdiction/terms", fields: [("English", "No refunds by mail."), ("Spanish", "Sin reembolsos por correo.")])).ShouldBe(303);

        var page = (await Portal.Get(await Portal.ReviewOf(bill), key: null)).Text;

        page.IndexOf("No refunds by mail.", StringComparison.Ordinal).ShouldBeInRange(0, page.IndexOf("Pay Online", StringComparison.Ordinal));
        (await Portal.Get(await Portal.ReviewOf(bill) + "&lang=es", key: null)).Text.ShouldContain("Sin reembolsos por correo.");
    }

    [Fact]
    public async Task A_secret_is_sealed_and_stands_in_no_page_and_no_entry()
    {
        using var admin = await Admin();
        (await admin.Post("/admin/biller/secrets/api-key", fields: [("Secret", Secret)])).ShouldBe(303);
        var refused = await admin.Post("/admin/biller/secrets/guid", fields: [("Secret", Secret)]);

        refused.ShouldBe(200).Text.ShouldContain("Write the GUID as Invoice Cloud gave it");
        refused.Text.ShouldNotContain(Secret);
        foreach (var page in new[] { "/admin/biller", "/admin/biller/secrets/api-key", "/admin/jurisdiction" })
            (await admin.Get(page)).ShouldBe(200).Text.ShouldNotContain(Secret);
        (await Portal.Number($"SELECT count(*) FROM audit_entries WHERE what LIKE '%{Secret}%'")).ShouldBe(0);
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action = 'biller_secret_replaced'")).ShouldBe(1);
        (await Portal.Number($"SELECT count(*) FROM jurisdictions WHERE api_key_sealed LIKE '%{Secret}%' OR guid_sealed LIKE '%{Portal.BillerGuid}%'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_processor_is_asked_for_the_billers_status_and_its_answer_is_said_in_words()
    {
        using var admin = await Admin();
        (await admin.Post("/admin/biller", "/admin/biller?handler=Test")).ShouldBe(200).Text.ShouldContain("accepted the API key, and the biller is active");
        (await admin.Post("/admin/biller/secrets/api-key", fields: [("Secret", "a-wrong-one")])).ShouldBe(303);
        (await admin.Post("/admin/biller", "/admin/biller?handler=Test")).ShouldBe(200).Text.ShouldContain("does not accept the API key");
    }

    [Fact]
    public async Task Invoice_types_and_readers_are_kept_and_one_in_use_is_not_removed()
    {
        using var admin = await Admin();
        (await admin.Post("/admin/biller/invoice-types", fields: [("TypeId", "77"), ("Name", "Parks"), ("NameEs", "Parques")])).ShouldBe(303);
        (await admin.Post("/admin/biller/invoice-types", fields: [("TypeId", "77"), ("Name", "Parks"), ("NameEs", "Parques")])).ShouldBe(200).Text.ShouldContain("an invoice type of this number already");
        (await admin.Post("/admin/biller/invoice-types/43", fields: [("Name", "Signs"), ("NameEs", "Letreros")])).ShouldBe(303);
        (await admin.Post("/admin/biller/invoice-types/43", "/admin/biller/invoice-types/43?handler=Remove", ("Sure", "yes"))).ShouldBe(200).Text.ShouldContain("used by fee code PRM-SIGN");
        var unsure = (await admin.Post("/admin/biller/invoice-types/77", "/admin/biller/invoice-types/77?handler=Remove")).ShouldBe(200).Text;
        unsure.ShouldContain("Confirm that the invoice type is to be removed.");
        unsure.ShouldContain("href=\"#Sure\"");
        unsure.ShouldContain("value=\"Parks\"");
        (await admin.Get("/admin/biller")).Text.ShouldContain("Parks");
        (await admin.Post("/admin/biller/invoice-types/77", "/admin/biller/invoice-types/77?handler=Remove", ("Sure", "yes"))).ShouldBe(303);

        (await admin.Post("/admin/biller/readers", fields: [("Name", "Annex"), ("Location", "Annex"), ("DeviceId", "EMV-FRONT-01")])).ShouldBe(200).Text.ShouldContain("Another reader has this device id");
        (await admin.Post("/admin/biller/readers", fields: [("Name", "Annex"), ("Location", "Annex"), ("DeviceId", "EMV-ANNEX-01")])).ShouldBe(303);
        (await Portal.Get("readers")).Text.ShouldContain("Annex");
    }

    [Fact]
    public async Task A_service_fee_that_is_set_here_is_what_payers_see_and_the_processor_is_sent()
    {
        using var admin = await Admin();
        (string, string)[] rule = [("Form.Kind", "Percent"), ("Form.Percent", "2.5")];
        (await admin.Post("/admin/service-fees/card/others", "/admin/service-fees/card/others?handler=Example", rule)).ShouldBe(200).Text.ShouldContain("$9.05");
        (await admin.Post("/admin/service-fees/card/others", fields: rule)).ShouldBe(303);
        (await admin.Get("/admin/service-fees")).Text.ShouldContain("2.5 % of what is due");

        var bill = await Portal.AnAssessedBill();
        var review = await Portal.ReviewOf(bill);
        (await Portal.Get(review, key: null)).Text.ShouldContain("Card: $9.05. Bank account: none.");
        using var payer = Portal.ABrowser();
        (await payer.Post(review, fields: [("Method", "Card"), ("Shown.Total", "36184"), ("Shown.Card", "900"), ("Shown.BankAccount", "0")])).ShouldBe(200)
            .Text.ShouldContain("The service fee has changed");
        (await Portal.Openings()).ShouldBeEmpty();
        (await payer.Post(review, fields: [("Method", "Card"), ("Shown.Total", "36184"), ("Shown.Card", "905"), ("Shown.BankAccount", "0")])).ShouldBe(303);
        (await Portal.Log("open"))[^1].Text("body").ShouldContain("\"CCServiceFee\":7.80,\"ACHServiceFee\":0,");
    }

    [Theory]
    [InlineData("Form.Kind", "Percent", "Form.Percent", "12", "at most 10")]
    [InlineData("Form.Kind", "Percent", "Form.Percent", "much", "Enter a number")]
    [InlineData("Form.Kind", "Fixed", "Form.Amount", "", "Enter an amount in dollars")]
    [InlineData("Form.Kind", "Banded", "Form.Bands[0].UpTo", "100", "Enter 2 to 12 bands")]
    [InlineData("Form.Kind", "Nothing", "Form.Amount", "3.21", "Choose how the fee is worked out")]
    public async Task A_fee_that_cannot_be_is_refused_beside_its_field(string kindField, string kind, string field, string typed, string words)
    {
        using var admin = await Admin();

        var refused = (await admin.Post("/admin/service-fees/card/6", fields: [(kindField, kind), (field, typed)])).ShouldBe(200);

        refused.Text.ShouldContain(words);
        if (typed.Length > 0)
            refused.Text.ShouldContain($"value=\"{typed}\"");
    }

    [Fact]
    public async Task Nobody_keeps_another_jurisdictions_things()
    {
        using var city = await Portal.SignedInAs(StaffRole.Administrator, Portal.City);
        (await city.Get("/admin/biller/invoice-types/95")).ShouldBe(404);
        (await city.Get("/admin/service-fees/card/95")).ShouldBe(404);
        var reader = (await Portal.Get("readers")).Json.EnumerateArray().First().GetProperty("id").GetGuid();
        (await city.Get($"/admin/biller/readers/{reader}")).ShouldBe(404);
        (await city.Get("/admin/jurisdiction")).Text.ShouldNotContain("BU5-");
    }

    private Task<StaffBrowser> Admin() => Portal.SignedInAs(StaffRole.Administrator);
}

[Collection(OnSqlite.Name)]
public sealed class KeepingOnSqlite(SqlitePortal portal) : KeepingTests(portal);

[Collection(OnPostgres.Name)]
public sealed class KeepingOnPostgres(PostgresPortal portal) : KeepingTests(portal);
