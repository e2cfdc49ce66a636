using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Jurisdictions;

/// <summary>What an administrator keeps of the jurisdiction and its biller. The city's, so that nobody else's test sees it.</summary>
[Collection(States.Name)]
public sealed class KeepingTests(Portal portal)
{
    private const string Jurisdiction = "/admin/jurisdiction";
    private const string Biller = "/admin/biller";

    [Fact]
    public Task Every_page_as_it_is_found() => AnAdministrator(async person =>
    {
        foreach (var (address, heading) in ((string, string)[])
        [
            (Jurisdiction, "Jurisdiction"), ($"{Jurisdiction}/details", "Name, time zone and contact"), ($"{Jurisdiction}/address", "Address of the site"),
            ($"{Jurisdiction}/logo", "Logo"), ($"{Jurisdiction}/colors", "Colors"), ($"{Jurisdiction}/numbers", "Account numbers"),
            ($"{Jurisdiction}/terms", "Terms of payment"), ($"{Jurisdiction}/waivers", "Waivers"), (Biller, "Biller"), ($"{Biller}/secrets/web-service-key", "Web service key"),
            ($"{Biller}/invoice-options", "Invoice options"), ($"{Biller}/reader-rule", "Reader rule"), ($"{Biller}/invoice-types", "Add an invoice type"),
            ($"{Biller}/invoice-types/43", "Invoice type 43"), ($"{Biller}/readers", "Add a reader"),
        ])
        {
            await person.Opens(address);
            await person.Reads(heading);
            await person.FindsNothingWrong("keeping" + address.Replace('/', '-'));
        }
    });

    [Theory]
    [InlineData("/admin/jurisdiction/details", "Phone", "call us", "Enter a phone number")]
    [InlineData("/admin/jurisdiction/address", "Address", "admin", "is the address of another part of this site")]
    [InlineData("/admin/jurisdiction/colors", "Accent", "#ffd200", "needs 3.0 to 1")]
    [InlineData("/admin/jurisdiction/numbers", "Next number", "many", "Enter a whole number")]
    [InlineData("/admin/jurisdiction/waivers", "One person alone may take off an invoice", "much", "Enter an amount in dollars")]
    [InlineData("/admin/jurisdiction/logo", "What it shows", "", "Choose a picture")]
    [InlineData("/admin/biller/secrets/guid", "New Biller GUID", "not-a-guid", "Write the GUID as Invoice Cloud gave it")]
    [InlineData("/admin/biller/invoice-types", "Number", "0", "Enter the number that Invoice Cloud gave the type")]
    [InlineData("/admin/biller/readers", "Device id", "", "Enter the device id")]
    public Task What_is_refused_is_said_at_the_top_and_beside_its_field(string address, string field, string typed, string words) => AnAdministrator(async person =>
    {
        await person.Opens(address);
        await person.TypesInto(field, typed);
        await person.PressesText(address.EndsWith("address", StringComparison.Ordinal) ? "Change the address" : "Save");
        await person.IsTold(words);
        await person.FindsNothingWrong("keeping" + address.Replace('/', '-') + "-wrong");
    });

    [Fact]
    public Task Terms_in_one_language_only_are_refused() => AnAdministrator(async person =>
    {
        await person.Opens($"{Jurisdiction}/terms");
        await person.Page.Locator("#English").FillAsync("No refunds by mail.");
        await person.PressesText("Save");
        await person.IsTold("in Spanish too");
        await person.FindsNothingWrong("keeping-terms-wrong");
    });

    [Fact]
    public Task Colors_and_a_logo_are_looked_at_first_and_then_everybody_sees_them() => AnAdministrator(async person =>
    {
        await person.Opens($"{Jurisdiction}/colors");
        await person.TypesInto("Accent", "#6b1d5c");
        await person.PressesText("Look at it first");
        await person.Sees("Letters on the accent: 10.73 to 1");
        await person.FindsNothingWrong("keeping-colors-looked-at");
        await person.PressesText("Save");
        await person.Sees("Changed the colors to #ffffff on #6b1d5c.");

        await person.Opens($"{Jurisdiction}/logo");
        await person.Page.SetInputFilesAsync("#File", new FilePayload { Name = "seal.png", MimeType = "image/png", Buffer = await APicture(person) });
        await person.TypesInto("What it shows", "Seal of the City of Brooksville");
        await person.PressesText("Save");
        await person.Sees("Changed the logo");
        await person.FindsNothingWrong("keeping-logo-there");
        await person.Opens($"{Jurisdiction}/logo");
        await person.FindsNothingWrong("keeping-logo-another");

        await person.Opens($"/{Portal.City}");
        await Expect(person.Page.GetByAltText("Seal of the City of Brooksville")).ToBeVisibleAsync();
        await person.FindsNothingWrong("payer-with-logo");

        await person.Opens($"{Jurisdiction}/logo");
        await person.PressesText("Remove the logo");
        await person.Sees("the seal with the initials is shown");
    });

    [Fact]
    public Task The_biller_is_tested_with_a_button_that_a_person_can_press() => AnAdministrator(async person =>
    {
        await person.Opens(Biller);
        await person.PressesText("Test the API key");
        await person.Sees("Invoice Cloud accepted the API key, and the biller is active.");
        await person.FindsNothingWrong("keeping-biller-tested");
        await person.FollowsText("Change invoice options");
        await person.Page.GetByText("Be reminded").ClickAsync();
        await person.PressesText("Save");
        await person.Sees("Be reminded: allowed");
        await person.FollowsText("Add a reader");
        await person.TypesInto("Name", "Annex");
        await person.TypesInto("Location", "Annex, 1st floor");
        await person.TypesInto("Device id", "EMV-ANNEX-07");
        await person.PressesText("Save");
        await person.FollowsText("Change Annex");
        await person.Page.GetByText("Not in use").First.ClickAsync();
        await person.PressesText("Save");
        await person.FindsNothingWrong("keeping-biller-reader");
    });

    [Fact]
    public Task What_stops_readers_or_takes_an_invoice_type_away_is_confirmed_first() => AnAdministrator(async person =>
    {
        await person.Opens($"{Biller}/reader-rule");
        await person.Page.GetByText("Only for payments that hold a fee").ClickAsync();
        await person.PressesText("Save");
        await person.Sees("EMV readers are now refused only for payments with a fee that has an external charge code.");
        await person.Opens($"{Biller}/reader-rule");
        await person.Page.GetByText("As Invoice Cloud's design says").ClickAsync();
        await person.PressesText("Save");
        await person.IsTold("Read what happens to the EMV readers, and confirm it.");
        await person.FindsNothingWrong("keeping-biller-rule-asked");
        await person.Page.GetByText("I have read this: change it").ClickAsync();
        await person.PressesText("Save");
        await person.Sees("EMV readers are now refused for every payment while a fee code has an external charge code.");

        await person.FollowsText("Add an invoice type");
        await person.TypesInto("Number", "777");
        await person.TypesInto("Name", "Parks");
        await person.TypesInto("Name in Spanish", "Parques");
        await person.PressesText("Save");
        await person.Opens($"{Biller}/invoice-types/777");
        await person.PressesText("Remove the invoice type");
        await person.IsTold("Confirm that the invoice type is to be removed.");
        await person.FindsNothingWrong("keeping-biller-type-asked");
        await person.Page.GetByText("Yes, remove invoice type 777").ClickAsync();
        await person.PressesText("Remove the invoice type");
        await person.DoesNotSee("Parques");
    });

    /// <summary>Any picture will do, and the browser makes one: a piece of its own page.</summary>
    private static Task<byte[]> APicture(Payer person) => person.Page.ScreenshotAsync(new() { Clip = new() { X = 0, Y = 0, Width = 240, Height = 80 } });

    private Task AnAdministrator(Func<Payer, Task> does) => portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Administrator, Jurisdiction, Portal.City);
        await does(person);
    });
}
