using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;
using Microsoft.Playwright;

namespace Grancius.BrowserTests.Staff;

/// <summary>Passkeys, by a device that Chromium pretends to have.</summary>
[Collection(States.Name)]
public sealed class PasskeyTests(Portal portal)
{
    [Fact]
    public async Task A_passkey_is_made_named_used_and_removed() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.HasADeviceForPasskeys();
        await person.SignsInAs(StaffRole.Supervisor, "/me/passkeys");
        await person.Sees("You have none yet.");
        await person.TypesInto("Name", "My phone");
        await person.PressesText("Add a passkey");
        await person.Sees("The passkey My phone was added.");
        await person.FindsNothingWrong("me-passkeys");
        await person.TypesInto("New name of My phone", "Old phone");
        await person.PressesText("Rename My phone");
        await person.Sees("The passkey is called Old phone.");

        await person.SignsOut();
        await person.Opens("/sign-in?returnUrl=%2Fme%2Fpasskeys");
        await person.PressesText("Sign in with a passkey");
        await person.Sees("Old phone");

        await person.PressesText("Remove Old phone");
        await person.Sees("You have none yet.");
        await person.SignsOut();
        await person.PressesText("Sign in with a passkey");
        await person.IsTold("The passkey was not accepted.");
    });

    [Fact]
    public async Task Somebody_joins_with_a_passkey_and_nothing_else() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Administrator, "/admin/staff/invite");
        await person.TypesInto("Name", "Pat Passkey");
        await person.TypesInto("E-mail address", "pat@staff.example");
        await person.Page.Locator("label[for=Roles-Auditor]").ClickAsync();
        await person.PressesText("Make the link");
        var link = await person.Page.Locator("code.gr-code").InnerTextAsync();
        await person.FindsNothingWrong("admin-staff-invited");
        await person.SignsOut();

        await person.HasADeviceForPasskeys();
        await person.Opens(link);
        await person.FindsNothingWrong("invitation");
        await person.PressesText("Join with a passkey");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.WaitForAsync();
        await person.Opens("/me");
        await person.Sees("Pat Passkey");
        await person.FindsNothingWrong("me");

        person.Expects(410);
        await person.Opens(link);
        await person.Reads("This invitation is not good any more");
        await person.FindsNothingWrong("invitation-gone");
    });

    [Fact]
    public async Task Without_script_the_page_says_what_passkeys_need_and_the_password_works() => await portal.APayer(new Browsing(false, "en", Browsing.Phone), async person =>
    {
        await person.Opens("/sign-in");
        await person.Sees("Passkeys need JavaScript");
        await person.SignsInAs(StaffRole.Administrator, "/me");
    });
}
