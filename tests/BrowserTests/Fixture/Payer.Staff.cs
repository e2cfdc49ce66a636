using System.Text.Json;
using Grancius.Domain.Staff;
using Grancius.Infrastructure.Demo;

namespace Grancius.BrowserTests.Fixture;

/// <content>Members of the staff have browsers too. Their pages are in English, so what they look for is written out.</content>
public sealed partial class Payer
{
    /// <summary>The demo's person of that role types what a person types, and is where they wanted to go.</summary>
    public async Task SignsInAs(StaffRole role, string goal, string jurisdiction = Portal.County)
    {
        await Opens($"/sign-in?returnUrl={Uri.EscapeDataString(goal)}");
        await TypesInto("E-mail address", DemoStaff.People.Single(person => person.Role == role && person.Jurisdiction == jurisdiction).Email);
        await TypesInto("Password", DemoStaff.Password);
        await PressesText("Sign in");
        await Page.WaitForURLAsync(address => new Uri(address).PathAndQuery == goal);
    }

    public async Task TypesInto(string label, string text) => await Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public async Task SignsOut() => await PressesText("Sign out");

    /// <summary>A device that makes passkeys and lets its owner use them, as a phone with a fingerprint does.</summary>
    public async Task HasADeviceForPasskeys()
    {
        var session = await Page.Context.NewCDPSessionAsync(Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = JsonSerializer.SerializeToElement(new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            }),
        });
    }
}
