using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;

namespace Grancius.BrowserTests.Invoices;

/// <summary>A bill's life at the counter: opened, waived with a second person, and paid by a link.</summary>
[Collection(States.Name)]
public sealed class AssessingTests(Portal portal)
{
    [Fact]
    public async Task A_clerk_opens_an_account_asks_for_a_waiver_and_prints_a_link_when_it_is_approved() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Clerk, "/accounts/new");
        await person.TypesInto("Name", "Robin Assess");
        await person.TypesInto("Street address", "1 Main St");
        await person.TypesInto("City", "Brooksville");
        await person.TypesInto("State", "FL");
        await person.TypesInto("ZIP code", "34601");
        await person.TypesInto("Fee 1: code", "no-such");
        await person.PressesText("Show the amounts");
        await person.IsTold("There is no fee code no-such in force.");
        await person.FindsNothingWrong("account-new-wrong");
        await person.TypesInto("Fee 1: code", "utl-tap");
        await person.TypesInto("Fee 1: value", "1");
        await person.PressesText("Show the amounts");
        await person.Sees("1 × $1,250.00");
        await person.FindsNothingWrong("account-new-worked");
        await person.PressesText("Issue $1,250.00");
        await person.Sees("Robin Assess");
        await person.FindsNothingWrong("account");
        var account = new Uri(person.Page.Url).AbsolutePath;
        await person.FollowsText("Add fees");
        await person.FindsNothingWrong("account-fees");

        await person.Opens($"/invoices/{account.Split('/')[^1]}-42");
        await person.FindsNothingWrong("invoice");
        await person.FollowsText("Waive");
        await person.TypesInto("Amount to waive (optional)", "1000");
        await person.TypesInto("Reason", "Hardship");
        await person.PressesText("Show what this does");
        await person.Sees("needs a second person");
        await person.FindsNothingWrong("invoice-adjust");
        await person.PressesText("Ask for approval");
        await person.Sees("Hardship");
        await person.SignsOut();

        await person.SignsInAs(StaffRole.Supervisor, "/approvals");
        await person.FindsNothingWrong("approvals");
        await person.PressesText("Approve -$1,000.00");
        await person.Sees("Approved:");
        await person.Opens($"/invoices/{account.Split('/')[^1]}-42/recalculate");
        await person.PressesText("Show what would change");
        await person.FindsNothingWrong("invoice-recalculate");
        await person.Opens($"/invoices/{account.Split('/')[^1]}-42/void");
        await person.FindsNothingWrong("invoice-void");

        await person.Opens($"{account}/link");
        await person.FindsNothingWrong("link-new");
        await person.PressesText("Make the link");
        await person.FindsNothingWrong("link-made");
        var link = await person.Page.Locator("#address").InnerTextAsync();
        await person.Opens(new Uri(link.Trim()).AbsolutePath);
        await person.IsAt("Pay.Title");
        await person.Sees("$250.00");
    });

    [Fact]
    public async Task Searching_and_the_lists() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Clerk, "/counter");
        foreach (var (address, name) in ((string, string)[])[("/counter", "counter"), ("/search", "search-empty"), ("/search?q=BU5", "search"), ("/search?q=nobody", "search-nothing"), ("/accounts", "accounts"), ("/invoices", "invoices"), ("/approvals?state=Refused", "approvals-none")])
        {
            await person.Opens(address);
            await person.FindsNothingWrong(name);
        }
    });
}
