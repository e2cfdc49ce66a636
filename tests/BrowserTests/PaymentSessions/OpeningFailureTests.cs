using Grancius.BrowserTests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.PaymentSessions;

/// <summary>The processor gives no page to pay on: each way has a sentence of its own, and the bill stays as it is.</summary>
[Collection(States.Name)]
public sealed class OpeningFailureTests(Portal portal)
{
    [Theory]
    [InlineData("timeout", "Pay.Failed.Timeout", "en"), InlineData("timeout", "Pay.Failed.Timeout", "es")]
    [InlineData("500", "Pay.Failed.Unavailable", "en"), InlineData("500", "Pay.Failed.Unavailable", "es")]
    [InlineData("malformed", "Pay.Failed.Unclear", "en"), InlineData("malformed", "Pay.Failed.Unclear", "es")]
    [InlineData("refused", "Pay.Failed.Refused", "en"), InlineData("refused", "Pay.Failed.Refused", "es")]
    public async Task Says_what_happened_and_that_nothing_was_taken(string fault, string words, string language)
    {
        var bill = await portal.ABill();
        await portal.TheProcessorWill(new { open = fault });
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.Presses("Pay.Online");
            await payer.IsTold(payer.Words(words, "352-555-0100"));
            await Expect(payer.Page.Locator("#total")).ToHaveTextAsync("$361.84");
            await payer.FindsNothingWrong($"opening-{fault}");
        });
    }

    [Theory]
    [InlineData("429", "Pay.Failed.Unavailable")]
    [InlineData("closed", "Pay.Failed.Unclear")]
    [InlineData("wrongHost", "Pay.Failed.Unclear")]
    public async Task Rarer_failures_have_the_same_words(string fault, string words)
    {
        var bill = await portal.ABill();
        await portal.TheProcessorWill(new { open = fault });
        await portal.APayer(new Browsing(false, "en", Browsing.Phone), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.Presses("Pay.Online");
            await payer.IsTold(payer.Words(words, "352-555-0100"));
        });
    }

    [Theory]
    [InlineData("refused", "Result.Unreachable.Refused", "en"), InlineData("refused", "Result.Unreachable.Refused", "es")]
    [InlineData("500", "Result.Unreachable.What", "en"), InlineData("500", "Result.Unreachable.What", "es")]
    public async Task The_result_page_of_such_an_attempt_leads_back_to_the_bill(string fault, string words, string language)
    {
        var bill = await portal.ABill();
        await portal.TheProcessorWill(new { open = fault });
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.Presses("Pay.Online");
            await Expect(payer.Page.Locator("[data-error-summary]")).ToBeVisibleAsync();

            await payer.Opens(await portal.ResultOf(bill));
            await payer.IsAt("Result.Unreachable.Title");
            await payer.Sees(payer.Words(words));
            await payer.FindsNothingWrong($"result-unreachable-{fault}");
            await payer.Follows("Result.Unreachable.Back");
            await payer.IsAt("Pay.Title");
        });
    }
}
