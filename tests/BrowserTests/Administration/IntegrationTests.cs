using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;
using Microsoft.Playwright;

namespace Grancius.BrowserTests.Administration;

/// <summary>What an administrator does for the programs next door: keys, webhooks, and a look at the mail.</summary>
[Collection(Journeys.Name)]
public sealed class IntegrationTests(Portal portal)
{
    [Fact]
    public async Task A_key_is_made_copied_rotated_and_withdrawn() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Administrator, "/admin/api-keys");
        await person.Reads("API keys");
        await person.FollowsText("Make an API key");
        await person.PressesText("Make the key");
        await person.IsTold("Enter a name that says which program uses the key.");
        await person.FindsNothingWrong("api-key-new-wrong");

        await person.TypesInto("Name", "Permit system");
        await Ticks(person, "fees:write", "sessions:write", "sessions:read");
        await person.PressesText("Make the key");
        await person.Reads("Copy the API key now");
        await person.FindsNothingWrong("api-key-shown");
        await person.FollowsText("I have copied it");
        await person.Reads("Permit system");
        await person.FindsNothingWrong("api-key");

        await person.PressesText("Make the new key");
        await person.Reads("Copy the API key now");
        await person.FollowsText("I have copied it");
        await person.PressesText("Withdraw the key");
        await person.Reads("API keys");
        await person.Sees("Withdrawn");
        await person.Sees("Good, replaced");
        await person.FindsNothingWrong("api-keys");
    });

    [Fact]
    public async Task An_endpoint_is_registered_tested_and_its_log_is_read() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Administrator, "/admin/webhooks");
        await person.Reads("Webhooks");
        await person.FindsNothingWrong("webhooks-empty");
        await person.FollowsText("Register an endpoint");
        await person.TypesInto("Name", "Permit system");
        await person.TypesInto("Address", "permits.example");
        await Ticks(person, "invoice.paid", "session.under_review");
        await person.PressesText("Register");
        await person.IsTold("Enter a whole address, beginning with https://.");
        await person.FindsNothingWrong("webhook-new-wrong");

        // Says yes to whatever comes.
        await person.TypesInto("Address", $"{portal.Address}/healthz");
        await person.PressesText("Register");
        await person.Reads("Copy the signing secret now");
        await person.FindsNothingWrong("webhook-shown");
        await person.FollowsText("I have copied it");
        await person.PressesText("Send a test message");
        await person.Sees("A test message is on its way");
        await WaitsFor(person, "Delivered");
        await person.FindsNothingWrong("webhook");
        await person.Page.Locator("tbody th a").First.ClickAsync();
        await person.Reads("webhook.test to Permit system");
        await person.Sees("Answered 200");
        await person.FindsNothingWrong("webhook-message");
        await person.PressesText("Send again");
        await person.Sees("It is on its way again");
        await person.Opens("/admin/webhooks");
        await person.FindsNothingWrong("webhooks");
    });

    [Fact]
    public async Task The_mail_is_looked_through() => await portal.APayer(Browsing.In("en"), async person =>
    {
        var bill = await portal.ABill(email: "amber@example.com");
        await person.SignsInAs(StaffRole.Administrator, "/admin/mail");
        await person.Reads("Mail");
        await person.FindsNothingWrong("mail-empty");
        await portal.PaysAtOnce(bill);
        await WaitsFor(person, "amber@example.com");
        await WaitsFor(person, "Sent");
        await person.FindsNothingWrong("mail");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).First.ClickAsync();
        await person.Sees("It is on its way again");
    });

    private static async Task Ticks(Payer person, params string[] values)
    {
        foreach (var value in values)
            await person.Page.Locator($"input[value='{value}'] + label").ClickAsync();
    }

    /// <summary>What happens by itself within seconds is there when the page is loaded again.</summary>
    private static async Task WaitsFor(Payer person, string text)
    {
        var address = person.Page.Url;
        for (var time = 0; time < 60 && !(await person.Page.Locator("main").InnerTextAsync()).Contains(text, StringComparison.Ordinal); time++)
        {
            await Task.Delay(500);
            await person.Opens(address);
        }

        await person.Sees(text);
    }
}
