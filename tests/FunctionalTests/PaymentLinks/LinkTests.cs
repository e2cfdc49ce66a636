using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using QRCoder;

namespace Grancius.FunctionalTests.PaymentLinks;

/// <summary>A link leads to exactly its invoices, for as long as it was meant to, and says in plain words when it does not.</summary>
public abstract class LinkTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task A_printed_link_leads_to_exactly_its_invoices()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var payer = Portal.ABrowser();

        var link = await Printed(clerk, "BU5-00001-43");

        var bill = (await payer.Get(link)).ShouldBe(303).Location!;
        var review = (await payer.Get(bill)).ShouldBe(200).Text;
        review.ShouldContain("BU5-00001-43");
        review.ShouldNotContain("311.84");
        var record = (await clerk.Get("/accounts/BU5-00001")).Text;
        record.ShouldContain("last opened");
        record.ShouldNotContain(link[(link.LastIndexOf('/') + 1)..]);
        (await Portal.Number("SELECT count(*) FROM payment_links WHERE length(token_hash) = 64")).ShouldBe(1);
    }

    [Theory]
    [InlineData("en", "has expired")]
    [InlineData("es", "ha vencido")]
    public async Task A_link_that_is_too_old_says_so(string language, string words)
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var payer = Portal.ABrowser();
        var link = await Printed(clerk, "BU5-00001-43", language);

        Portal.TimePasses(TimeSpan.FromDays(30.1));

        (await payer.Get($"{link}?lang={language}")).ShouldBe(410).Text.ShouldContain(words);
    }

    [Fact]
    public async Task A_withdrawn_link_and_one_whose_bill_is_paid_say_so()
    {
        var session = await Portal.AnOpenSession();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var payer = Portal.ABrowser();
        var paid = await Printed(clerk, "BU5-00001-43");
        var withdrawn = await Printed(clerk, "BU5-00001-6");
        await session.Approval("pay-1").Arrives(Portal);

        (await payer.Get(paid)).ShouldBe(410).Text.ShouldContain("Nothing is due");
        (await clerk.Post("/accounts/BU5-00001", "/accounts/BU5-00001?handler=Withdraw", ("link", LinkOn((await clerk.Get("/accounts/BU5-00001")).Text)))).ShouldBe(303);
        (await payer.Get(withdrawn)).ShouldBe(410).Text.ShouldContain("no longer good");
        (await payer.Get($"/{Portal.County}/links/guess")).ShouldBe(404).Text.ShouldContain("do not know this payment link");
        (await payer.Get(paid.Replace(Portal.County, Portal.City, StringComparison.Ordinal))).ShouldBe(404);
    }

    [Fact]
    public async Task The_picture_says_what_the_address_says_and_is_not_shown_any_more_once_the_link_is_withdrawn()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        var made = (await clerk.Post("/accounts/BU5-00001/link", null, ("Chosen", "BU5-00001-43"), ("LinkLanguage", "en"), ("Days", "30"))).ShouldBe(303).Location!;

        var page = (await clerk.Get(made)).ShouldBe(200).Text;
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(AddressOn(page), QRCodeGenerator.ECCLevel.M);
        page.ShouldContain(new SvgQRCode(data).GetGraphic(5));

        await clerk.Post("/accounts/BU5-00001", "/accounts/BU5-00001?handler=Withdraw", ("link", LinkOn((await clerk.Get("/accounts/BU5-00001")).Text)));
        (await clerk.Get(made)).ShouldBe(404);
    }

    [Fact]
    public async Task A_letter_whose_link_is_withdrawn_or_too_old_or_has_nothing_due_before_its_turn_is_not_sent()
    {
        var session = await Portal.AnOpenSession();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        await Mailed(clerk, 90, "BU5-00001-6", "BU5-00001-43");
        await clerk.Post("/accounts/BU5-00001", "/accounts/BU5-00001?handler=Withdraw", ("link", LinkOn((await clerk.Get("/accounts/BU5-00001")).Text)));
        await Mailed(clerk, 1, "BU5-00001-43");
        await Mailed(clerk, 90, "BU5-00001-6");
        var other = Bill.Of(await Portal.Post("fees", new { accountNumber = "BU5-00001", customer = Portal.AmberStirn, fees = new[] { new { feeCode = "ZON-LETTER" } } }));
        await Mailed(clerk, 90, "BU5-00001-6", other.InvoiceNumbers[0]);
        await session.Approval("pay-1").Arrives(Portal);
        Portal.TimePasses(TimeSpan.FromDays(1));

        await Portal.LettersAreSent();

        // The last one has something due still.
        Portal.Letters().ShouldHaveSingleItem().Text.ShouldContain(other.InvoiceNumbers[0]);
        (await Portal.Number("SELECT count(*) FROM letters WHERE state = 'NotNeeded' AND sealed_text IS NULL AND due_at IS NULL")).ShouldBe(3);
        using var finance = await Portal.SignedInAs(StaffRole.Finance);
        (await finance.Get("/admin/mail?state=NotNeeded")).ShouldBe(200).Text.ShouldContain("no longer true when its turn came");
    }

    [Theory]
    [InlineData("en", "You owe $50.00 to Hernando County", "See and pay your bill")]
    [InlineData("es", "Debe $50.00 a Hernando County", "Ver y pagar su factura")]
    public async Task A_mailed_link_comes_in_text_and_html_in_the_language_that_was_chosen(string language, string says, string button)
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var payer = Portal.ABrowser();
        (await clerk.Post("/accounts/BU5-00001/link", null, ("Chosen", "BU5-00001-43"), ("LinkLanguage", language), ("Days", "30"), ("Email", "amber@example.com"))).ShouldBe(303);

        await Portal.LettersAreSent();

        var letter = Portal.Letters().ShouldHaveSingleItem();
        letter.To.ShouldBe("amber@example.com");
        foreach (var part in (string[])[letter.Text, letter.Html])
        {
            part.ShouldContain(says);
            part.ShouldContain(button);
            part.ShouldContain("BU5-00001-43");
        }

        letter.Html.ShouldContain($"<html lang=\"{language}\">");
        var link = letter.Text[letter.Text.IndexOf("http", StringComparison.Ordinal)..].Split('\n')[0].Trim();
        var page = await payer.Get(new Uri(link).AbsolutePath);
        while (page.Status == 303)
            page = await payer.Get(page.Location!);
        page.ShouldBe(200).Text.ShouldContain("BU5-00001-43");
        page.Text.ShouldContain($"<html lang=\"{language}\"");
    }

    [Fact]
    public async Task Bad_input_is_told_beside_the_field_and_nothing_is_made()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await clerk.Post("/accounts/BU5-00001/link", null, ("Chosen", "BU5-00001-43"), ("LinkLanguage", "en"), ("Days", "500"))).ShouldBe(200).Text.ShouldContain("1 to 365 days");
        (await clerk.Post("/accounts/BU5-00001/link", null, ("LinkLanguage", "en"), ("Days", "30"))).ShouldBe(200).Text.ShouldContain("Choose 1 to");
        (await clerk.Post("/accounts/BU5-00001/link", null, ("Chosen", "OTHER-1"), ("LinkLanguage", "en"), ("Days", "30"))).ShouldBe(200).Text.ShouldContain("There is no invoice OTHER-1");
        (await Portal.Number("SELECT count(*) FROM payment_links")).ShouldBe(0);
    }

    private static async Task Mailed(StaffBrowser clerk, int days, params string[] invoices) => (await clerk.Post("/accounts/BU5-00001/link", null,
        [.. invoices.Select(invoice => ("Chosen", invoice)), ("LinkLanguage", "en"), ("Days", $"{days}"), ("Email", "amber@example.com")])).ShouldBe(303);

    /// <summary>The first link of an account's page that can be withdrawn.</summary>
    private static string LinkOn(string page)
    {
        var mark = page.IndexOf("name=\"link\" value=\"", StringComparison.Ordinal) + 19;
        return page[mark..(mark + 36)];
    }

    /// <summary>The link's address below the site's.</summary>
    private static async Task<string> Printed(StaffBrowser clerk, string invoice, string language = "en")
    {
        var made = (await clerk.Post("/accounts/BU5-00001/link", null, ("Chosen", invoice), ("LinkLanguage", language), ("Days", "30"), ("Email", ""))).ShouldBe(303).Location!;
        var page = (await clerk.Get(made)).ShouldBe(200).Text;
        page.ShouldContain("<svg");
        return new Uri(AddressOn(page)).AbsolutePath;
    }

    private static string AddressOn(string page)
    {
        var start = page.IndexOf("class=\"gr-address\">", StringComparison.Ordinal) + 19;
        return page[start..page.IndexOf('<', start)].Trim();
    }
}

[Collection(OnSqlite.Name)]
public sealed class LinkTestsOnSqlite(SqlitePortal portal) : LinkTests(portal);

[Collection(OnPostgres.Name)]
public sealed class LinkTestsOnPostgres(PostgresPortal portal) : LinkTests(portal);
