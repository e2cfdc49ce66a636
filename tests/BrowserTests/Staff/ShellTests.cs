using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Staff;

/// <summary>The frame around the staff's pages, and the pages where their day begins.</summary>
[Collection(States.Name)]
public sealed class ShellTests(Portal portal)
{
    [Theory]
    [InlineData(StaffRole.Clerk, "/counter")]
    [InlineData(StaffRole.Finance, "/finance")]
    [InlineData(StaffRole.Administrator, "/admin")]
    [InlineData(StaffRole.Auditor, "/admin/audit?verify=true")]
    [InlineData(StaffRole.Auditor, "/admin/audit?from=yesterday")]
    public async Task Where_the_day_begins(StaffRole role, string address) => await portal.APayer(Browsing.In("en"), async member =>
    {
        await member.SignsInAs(role, address);
        await member.FindsNothingWrong($"staff{address.Split('?')[0].Replace('/', '-')}-{address.Contains('?', StringComparison.Ordinal)}{address.Length}");
    });

    [Fact]
    public async Task A_page_for_another_role_says_so_in_plain_words() => await portal.APayer(Browsing.In("en"), async member =>
    {
        member.Expects(403);
        await member.SignsInAs(StaffRole.Clerk, "/counter");
        await member.Opens("/admin/audit");
        await member.Sees("Your role does not include this page");
        await member.Sees("(clerk)");
        await member.FindsNothingWrong("staff-403");
        await member.FollowsText("Back to your work");
        await member.Sees("Counter");
    });

    [Fact]
    public async Task The_slash_leads_to_the_search_but_not_out_of_a_field() => await portal.APayer(Browsing.In("en"), async member =>
    {
        await member.SignsInAs(StaffRole.Auditor, "/admin/audit");
        await member.Page.Keyboard.PressAsync("/");
        await Expect(member.Page.Locator("#staff-search")).ToBeFocusedAsync();
        await Expect(member.Page.Locator("#staff-search")).ToHaveValueAsync("");

        await member.Page.Locator("#Record").FocusAsync();
        await member.Page.Keyboard.TypeAsync("A/1");
        await Expect(member.Page.Locator("#Record")).ToHaveValueAsync("A/1");
    });

    [Fact]
    public async Task On_a_phone_the_menu_opens_when_it_is_wanted() => await portal.APayer(new Browsing(true, "en", Browsing.Phone), async member =>
    {
        await member.SignsInAs(StaffRole.Auditor, "/finance");
        var link = member.Page.Locator("nav").GetByText("Audit trail");
        await Expect(link).ToBeHiddenAsync();
        await member.Page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await Expect(link).ToBeVisibleAsync();
    });

    [Fact]
    public async Task Without_script_the_menu_is_open() => await portal.APayer(new Browsing(false, "en", Browsing.Phone), async member =>
    {
        await member.SignsInAs(StaffRole.Auditor, "/finance");
        await Expect(member.Page.Locator("nav").GetByText("Audit trail")).ToBeVisibleAsync();
    });
}
