using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Fixture;

/// <content>The way from a bill to a receipt.</content>
public sealed partial class Payer
{
    public const string ApprovedCard = "Visa ending 1111: approved";
    public const string DeclinedCard = "Visa ending 0002: declined, insufficient funds";

    private string Site => new Uri(Portal.Address).Host;

    public async Task LooksUp(string number, string nameOrZip)
    {
        await Types("Find.Number", number);
        await Types("Find.NameOrZip", nameOrZip);
        await Presses("Find.Submit");
    }

    /// <summary>From the review to the notice that they leave.</summary>
    public async Task PaysOnline(string amount)
    {
        await Presses("Pay.Online");
        await IsAt("Leave.Title", amount);
    }

    /// <summary>From the review to the processor's page.</summary>
    public async Task GoesToPay(Bill bill, string amount = "$361.84")
    {
        await Opens(Portal.ReviewOf(bill));
        await PaysOnline(amount);
        await Follows("Leave.Go");
        await IsOnTheHostedPage();
    }

    public async Task IsOnTheHostedPage() => await Reads("Please review your selection");

    /// <summary>The processor's five steps, up to its thanks or its refusal.</summary>
    public async Task PaysThere(string card)
    {
        await IsOnTheHostedPage();
        await PressesText("Continue");
        await Reads("How much would you like to pay?");
        await PressesText("Continue");
        await PaysByCard(card);
    }

    public async Task PaysByCard(string card)
    {
        await Reads("How would you like to pay?");
        await Page.GetByLabel(card).CheckAsync();
        await PressesText("Continue");
        await Reads("Review your payment");
        await Page.GetByLabel("I agree to the terms and conditions.").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = PayButton() }).ClickAsync();
    }

    /// <summary>Back to the portal, by the processor's link or by the form it may send instead.</summary>
    public async Task ComesBack(bool byForm = false)
    {
        if (byForm)
            await PressesText("Return by form post");
        else
            await FollowsText($"Return to {Site}");
    }

    /// <summary>Sets faults of this session on the hosted page, as a person would.</summary>
    public async Task SetsFault(string kind, string value) =>
        await Page.Locator($".faults button[name={kind}][value={value}]").ClickAsync();

    /// <summary>A whole payment: hosted page, thanks, back.</summary>
    public async Task PaysAndComesBack(Bill bill, string card = ApprovedCard)
    {
        await GoesToPay(bill);
        await PaysThere(card);
        await Reads(card == ApprovedCard ? "Thank you" : "Your payment was not completed");
        await ComesBack();
    }

    public async Task Reads(string heading) =>
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    public async Task PressesText(string text) => await Page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true }).ClickAsync();

    [GeneratedRegex(@"^Pay \$", RegexOptions.None, 1000)]
    private static partial Regex PayButton();
}
