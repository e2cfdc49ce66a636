using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;
using Grancius.Infrastructure.Staff;
using Microsoft.Playwright;

namespace Grancius.BrowserTests.Staff;

/// <summary>The way in, one's own account, and the administrator's pages: how each of them looks.</summary>
[Collection(States.Name)]
public sealed class DoorTests(Portal portal)
{
    [Fact]
    public async Task The_way_in_with_a_new_authenticator_a_code_and_a_recovery_code() => await portal.APayer(Browsing.In("es"), async person =>
    {
        await portal.AnInvitedMember("robin@staff.example", "Robin Reyes", "seven herons over the bay");
        await SignIn(person);
        await person.Reads("Set up your second factor");
        await person.FindsNothingWrong("sign-in-set-up", "en");
        var key = (await person.Page.Locator("code.gr-code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await person.TypesInto("Code", "000000");
        await person.PressesText("Continue");
        await person.IsTold("This is not the code that the app shows now.");
        await person.FindsNothingWrong("sign-in-set-up-wrong", "en");
        await person.TypesInto("Code", TimeCodes.CodeAt(key, portal.Clock.GetUtcNow()));
        await person.PressesText("Continue");
        await person.Reads("Keep your recovery codes");
        await person.FindsNothingWrong("sign-in-recovery-codes", "en");
        var code = await person.Page.Locator("li code.gr-code").First.InnerTextAsync();
        await person.FollowsText("I have kept them: continue");
        await person.Reads("Your account");
        await person.SignsOut();

        await SignIn(person);
        await person.Reads("Enter your code");
        await person.FindsNothingWrong("sign-in-code", "en");
        await person.FollowsText("Use a recovery code instead");
        await person.FindsNothingWrong("sign-in-recovery", "en");
        await person.TypesInto("Recovery code", code);
        await person.PressesText("Sign in");
        await person.Reads("Your account");
        await person.Sees("9 left");
        await person.Opens("/me/authenticator");
        await person.FindsNothingWrong("me-authenticator", "en");
        await person.Opens("/me/recovery-codes");
        await person.FindsNothingWrong("me-recovery-codes", "en");
    });

    [Fact]
    public async Task A_wrong_password() => await portal.APayer(Browsing.In("es"), async person =>
    {
        await person.Opens("/sign-in");
        await person.FindsNothingWrong("sign-in", "en");
        await person.TypesInto("E-mail address", "nobody@staff.example");
        await person.TypesInto("Password", "not the password at all");
        await person.PressesText("Sign in");
        await person.IsTold("The e-mail address or the password is not right.");
        await person.FindsNothingWrong("sign-in-wrong", "en");
    });

    [Fact]
    public async Task The_administrators_pages_and_ones_own() => await portal.APayer(Browsing.In("en"), async person =>
    {
        await person.SignsInAs(StaffRole.Administrator, "/admin/staff");
        await person.FindsNothingWrong("admin-staff");
        await person.FollowsText("Casey Clerk");
        await person.FindsNothingWrong("admin-staff-member");
        await person.Opens("/admin/staff/invite");
        await person.PressesText("Make the link");
        await person.IsTold("Choose at least one role.");
        await person.FindsNothingWrong("admin-staff-invite-wrong");
        await person.Opens("/admin/counters");
        await person.FindsNothingWrong("admin-counters-none");
        await person.TypesInto("Name", "Front counter 1");
        await person.PressesText("Register this machine");
        await person.Sees("(this machine)");
        await person.FindsNothingWrong("admin-counters");
        await person.PressesText("Withdraw Front counter 1");
        foreach (var (address, name) in ((string, string)[])[("/me", "me-admin"), ("/me/name", "me-name"), ("/me/password", "me-password")])
        {
            await person.Opens(address);
            await person.FindsNothingWrong(name);
        }
    });

    private static async Task SignIn(Payer person)
    {
        await person.Opens("/sign-in?returnUrl=%2Fme");
        await person.TypesInto("E-mail address", "robin@staff.example");
        await person.TypesInto("Password", "seven herons over the bay");
        await person.PressesText("Sign in");
        await person.Page.WaitForURLAsync(address => !address.Contains("/sign-in?", StringComparison.Ordinal), new PageWaitForURLOptions { Timeout = 15_000 });
    }
}
