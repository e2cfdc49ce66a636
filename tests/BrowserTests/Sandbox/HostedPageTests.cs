using Grancius.BrowserTests.Fixture;

namespace Grancius.BrowserTests.Sandbox;

/// <summary>The stand-in's own pages, which show themselves in English only.</summary>
[Collection(Journeys.Name)]
public sealed class HostedPageTests(Portal portal)
{
    [Fact]
    public async Task The_five_steps_and_a_decline()
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In("en"), async payer =>
        {
            await payer.GoesToPay(bill);
            await payer.FindsNothingWrong("hosted-1-selection");
            await payer.PressesText("Continue");
            await payer.Reads("How much would you like to pay?");
            await payer.FindsNothingWrong("hosted-2-amount");

            await payer.Page.GetByLabel("Another amount").CheckAsync();
            await payer.Page.GetByLabel("Other amount in dollars").FillAsync("9999");
            await payer.PressesText("Continue");
            await payer.Sees("Enter an amount from $0.01 to $361.84.");
            await payer.FindsNothingWrong("hosted-2-amount-wrong");

            await payer.Page.GetByLabel("Full amount").CheckAsync();
            await payer.PressesText("Continue");
            await payer.Reads("How would you like to pay?");
            await payer.FindsNothingWrong("hosted-3-method");
            await payer.PaysByCard(Payer.DeclinedCard);
            await payer.Reads("Your payment was not completed");
            await payer.FindsNothingWrong("hosted-not-paid");

            await payer.FollowsText("Try another card");
            await payer.Page.GetByLabel(Payer.ApprovedCard).CheckAsync();
            await payer.PressesText("Continue");
            await payer.Reads("Review your payment");
            await payer.FindsNothingWrong("hosted-4-review");
            await payer.FollowsText("Back");
            await payer.PaysByCard(Payer.ApprovedCard);
            await payer.Reads("Thank you");
            await payer.FindsNothingWrong("hosted-5-thanks");
        });
    }

    [Fact]
    public async Task At_a_reader()
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In("en"), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.Chooses("Pay.Method", payer.Words("Method.Emv"));
            await payer.Page.Locator("#ReaderId").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
            await payer.PaysOnline("$361.84");
            await payer.Follows("Leave.Go");
            await payer.IsOnTheHostedPage();
            await payer.PressesText("Continue");
            await payer.PressesText("Continue");
            await payer.Reads("Waiting for the card");
            await payer.FindsNothingWrong("hosted-reader");
            await payer.PressesText("Insert card");
            await payer.Reads("Thank you");
            await payer.ComesBack();
            await payer.IsAt("Result.Paid.Title");
        });
    }

    [Fact]
    public async Task A_page_that_does_not_exist() => await portal.APayer(Browsing.In("en"), async payer =>
    {
        payer.Expects(404);
        await payer.Opens("/portal/access/otp/unknown");
        await payer.Reads("This payment page does not exist");
        await payer.FindsNothingWrong("hosted-unknown");
    });

    [Fact]
    public async Task The_control_page() => await portal.APayer(Browsing.In("en"), async payer =>
    {
        await payer.Opens("/sandbox");
        await payer.Reads("Sandbox control page");
        await payer.FindsNothingWrong("sandbox-control");
        await payer.Page.GetByLabel("Postback", new() { Exact = true }).SelectOptionAsync("late");
        await payer.PressesText("Set faults");
        await payer.Sees("late");
        await payer.PressesText("Clear all faults");
        await payer.DoesNotSee("postback late");
    });
}
