using System.Globalization;
using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Fees;

/// <summary>A fee's life in the register, from its entry to the day a payer is charged its price.</summary>
[Collection(States.Name)]
public sealed class RegisterTests(Portal portal)
{
    private const string Reference = "Ordinance 2026-17";

    private string Tomorrow => portal.Clock.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_fee_is_registered_drafted_refused_to_its_author_approved_by_another_person_and_charged_from_its_day() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Finance, "/fees");
        await person.FindsNothingWrong("fees");
        await person.FollowsText("Register a fee");
        await Registers(person, "ZON-FENCE");
        await person.Reads("Fence approval");
        await person.Sees("ZON-FENCE is registered.");
        await person.FindsNothingWrong("fee-code-new");
        await person.FollowsText("Draft a version");
        var version = await Drafts(person);
        await person.FindsNothingWrong("fee-version-draft");
        await person.PressesText("Submit for approval");
        await person.Sees("Waits for approval");
        await person.FindsNothingWrong("fee-version-submitted");
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await IsNotCharged(person);

        await person.Opens("/fees");
        await person.SignsOut();
        await person.SignsInAs(StaffRole.FinanceApprover, "/fees?Next=Submitted");
        await person.FindsNothingWrong("fees-submitted");
        await person.FollowsText("ZON-FENCE");
        await person.Page.Locator("tbody th a").First.ClickAsync();
        await person.Sees("What approving it changes");
        await person.FindsNothingWrong("fee-version-approve");
        await person.PressesText("Approve");
        await person.Sees("Approved, to come");
        await person.FindsNothingWrong("fee-version-coming");
        await IsNotCharged(person);

        portal.TimePasses(TimeSpan.FromDays(2));
        await person.Opens($"/{Portal.County}/fee/95");
        await person.FollowsText("Fence approval");
        await person.Sees("$65.00");
        await person.SignsInAs(StaffRole.Auditor, version);
        await person.Sees("In force");
        await Expect(person.Page.Locator("main button")).ToHaveCountAsync(0);
        await person.FindsNothingWrong("fee-version-in-force");
    });

    [Fact]
    public async Task Nobody_is_offered_to_approve_their_own_work_and_it_is_withdrawn_with_a_reason() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.FinanceApprover, "/fees/codes/PRM-SIGN/draft");
        await person.FindsNothingWrong("fee-draft");
        _ = await Drafts(person);
        await person.PressesText("Submit for approval");
        await person.Sees("somebody else has to approve it");
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await person.FindsNothingWrong("fee-version-own");

        await person.PressesText("Withdraw");
        await person.IsTold("Say why.");
        await person.FindsNothingWrong("fee-version-no-reason");
        await person.TypesInto("Reason", "Not adopted");
        await person.PressesText("Withdraw");
        await person.Sees("Withdrawn");
        await person.Opens("/fees/codes/PRM-SIGN");
        await person.FindsNothingWrong("fee-code");
    });

    [Fact]
    public async Task The_example_follows_what_is_typed_and_is_read_out_when_the_typing_pauses() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Finance, "/fees/codes/PLN-REVIEW/draft");
        var answer = person.Page.Locator("[role=status][data-live-part=answer]");
        await Expect(answer).ToContainTextAsync("10 (up to 10): $600.00");
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Work it out" })).ToBeHiddenAsync();

        await person.Page.GetByLabel("Price").Nth(1).FillAsync("640");
        await Expect(answer).ToContainTextAsync("With this draft: $640.00");
        await Expect(answer).ToContainTextAsync("As it is today: $600.00");
        await person.Page.GetByLabel("Price").Nth(1).FillAsync("six");
        await Expect(answer).ToHaveTextAsync("Fill in the fields to see what a payer would pay.");
        await Expect(person.Page.Locator("[data-error-summary]")).ToHaveCountAsync(0);

        await person.PressesText("One band more");
        await Expect(person.Page.GetByLabel("Up to").Nth(3)).ToBeFocusedAsync();
        await Expect(person.Page.GetByLabel("Price").Nth(1)).ToHaveValueAsync("six");
        await person.Page.GetByLabel("How the fee is worked out").SelectOptionAsync("percent");
        await person.TypesInto("Per cent of the base", "0.75");
        await person.TypesInto("At least", "50");
        await person.TypesInto("At most", "25000");
        await person.Page.GetByLabel("Acres").FillAsync("123456.78");
        await Expect(answer).ToContainTextAsync("$925.93");
        await person.FindsNothingWrong("fee-draft-example");
    });

    [Fact]
    public async Task Without_script_a_button_works_the_example_out() => await portal.APayer(new Browsing(false, "en", Browsing.Phone), async person =>
    {
        await person.SignsInAs(StaffRole.Finance, "/fees/codes/PRM-SIGN/draft");
        await person.Page.GetByLabel("How the fee is worked out").SelectOptionAsync("unit");
        await person.PressesText("Show its fields");
        await person.TypesInto("Price of each unit", "12.50");
        await person.PressesText("Work it out");
        await person.Sees("3 × $12.50 = $37.50");
        await person.TypesInto("First day", Tomorrow);
        await person.TypesInto("Ordinance or resolution", Reference);
        await person.Page.GetByLabel("Price of each unit").PressAsync("Enter");
        await person.Sees("The draft is saved.");
    });

    [Fact]
    public async Task The_first_external_charge_code_is_asked_about_with_the_readers_named() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Finance, "/fees/codes/PRM-SIGN/entry");
        await person.FindsNothingWrong("fee-entry");
        await person.Page.GetByLabel("External charge code").FillAsync("EC-7");
        await person.PressesText("Save the entry");
        await person.IsTold("Read what happens to the EMV readers, and confirm it.");
        await person.Sees("EMV readers stop for every bill: Front counter and Permit desk.");
        await Expect(person.Page.GetByLabel("I have read this: change it")).Not.ToBeCheckedAsync();
        await person.FindsNothingWrong("fee-entry-readers");
        await person.Opens("/fees/codes/PRM-SIGN");
        await person.DoesNotSee("EC-7");
    });

    private static async Task Registers(Payer person, string code)
    {
        await person.FindsNothingWrong("fee-new");
        await person.TypesInto("Code", "zon fence");
        await person.TypesInto("Name in English", "Fence approval");
        await person.TypesInto("Account 1", "001-322100");
        await person.TypesInto("Part 1", "62.50");
        await person.PressesText("One account more");
        await person.TypesInto("Account 2", "450-1");
        await person.TypesInto("Part 2", "30");
        await person.PressesText("Register the fee");
        await person.IsTold("Write the code in capital letters");
        await person.IsTold("Enter the name that payers read in Spanish.");
        await person.FindsNothingWrong("fee-new-wrong");

        await person.TypesInto("Code", code);
        await person.TypesInto("Name in Spanish", "Aprobación de cerca");
        await person.Page.GetByLabel("Invoice type").SelectOptionAsync("95");
        await person.PressesText("Register the fee");
        await person.IsTold("The parts add up to 92.5 %, and have to add up to exactly 100 %.");
        await person.FindsNothingWrong("fee-new-parts");
        await person.TypesInto("Part 2", "37.50");
        await person.PressesText("Register the fee");
    }

    private async Task<string> Drafts(Payer person)
    {
        await person.PressesText("Save the draft");
        await person.IsTold("Give a day, such as 01/31/2027.");
        await person.FindsNothingWrong("fee-draft-wrong");
        await person.TypesInto("First day", Tomorrow);
        await person.TypesInto("Ordinance or resolution", Reference);
        await person.TypesInto("Amount", "65");
        await person.PressesText("Save the draft");
        await person.Sees(Reference);
        return new Uri(person.Page.Url).AbsolutePath;
    }

    private static async Task IsNotCharged(Payer person)
    {
        await person.Opens($"/{Portal.County}/fee/95");
        await person.DoesNotSee("Fence approval");
        await person.Page.GoBackAsync();
    }
}
