using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Jurisdictions;

/// <summary>A service fee from its worked example to the payer who reads it before paying. The city's: nobody else's test sees it.</summary>
[Collection(States.Name)]
public sealed class ServiceFeeTests(Portal portal)
{
    private const string CardForAll = "/admin/service-fees/card/others";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fee_is_worked_saved_and_read_by_a_payer_before_Pay_Online(bool script) => await portal.APayer(new Browsing(script, "en", Browsing.Desk), async person =>
    {
        await person.SignsInAs(StaffRole.Administrator, "/admin/service-fees", Portal.City);
        await LooksRight(person, "service-fees");
        await person.FollowsText("Change Card, All other types");
        await Expect(person.Page.GetByLabel("Percentage", new() { Exact = true })).ToBeHiddenAsync();
        await Chooses(person, "A percentage with a minimum");
        await person.TypesInto("Percentage", "2.5");
        await person.TypesInto("Minimum", "1.25");
        await person.TypesInto("Amount due (optional)", "361.84");
        if (!script)
            await person.PressesText("Work it out");
        await Expect(person.Page.Locator("#worked-example tbody tr").First).ToContainTextAsync("$361.84 $9.05 $370.89", new() { UseInnerText = true });
        if (!script)
            await Expect(person.Page.Locator("#example")).ToBeFocusedAsync();
        await LooksRight(person, "service-fee-worked");
        await person.PressesText("Save");
        await person.Sees("Service fee by card, all other invoice types: 2.5 % of what is due, at least $1.25.");

        await person.Opens(portal.ReviewOf(await portal.ACityBill()));
        await person.Sees("Card: $1.25. Bank account: none.");
        await person.Sees("$41.25");
        var main = await person.Page.Locator("main").InnerTextAsync();
        main.IndexOf("Card: $1.25", StringComparison.Ordinal).ShouldBeLessThan(main.IndexOf("Pay Online", StringComparison.Ordinal));

        await person.Opens(CardForAll);
        await Chooses(person, "None");
        await person.PressesText("Save");
        await person.Sees("Before: 2.5 % of what is due");
    });

    [Fact]
    public async Task Each_shape_shows_its_own_fields_and_what_is_wrong_is_said_beside_them() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Administrator, "/admin/service-fees/bank-account/43", Portal.City);
        await person.FindsNothingWrong("service-fee-as-others");
        await Chooses(person, "A fixed amount a payment");
        await person.TypesInto("Fixed amount", "much");
        await person.PressesText("Save");
        await person.IsTold("Enter a number such as 2.95.");
        await Expect(person.Page.GetByLabel("Fixed amount", new() { Exact = true })).ToHaveValueAsync("much");
        await person.FindsNothingWrong("service-fee-fixed-wrong");

        await Chooses(person, "By bands of what is due");
        await Expect(person.Page.GetByLabel("Fixed amount", new() { Exact = true })).ToBeHiddenAsync();
        await person.TypesInto("Band 1: up to", "100");
        await person.TypesInto("Band 1: fee", "2");
        await person.TypesInto("Band 2: fee", "1");
        await Expect(person.Page.Locator("[data-live-part=answer]")).ToContainTextAsync("Enter at least $2.00");
        await person.PressesText("Save");
        await person.IsTold("Enter at least $2.00, the fee of the band before");
        await person.FindsNothingWrong("service-fee-bands-wrong");
    });

    /// <summary>The looks are examined by script.</summary>
    private static Task LooksRight(Payer person, string name) => person.Browsing.Script ? person.FindsNothingWrong(name) : Task.CompletedTask;

    private static async Task Chooses(Payer person, string shape) => await person.Page.GetByText(shape, new() { Exact = true }).ClickAsync();
}
