using Grancius.BrowserTests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.PaymentSessions;

/// <summary>What a payer is told when they come back, for every way in which a payment may stand.</summary>
[Collection(States.Name)]
public sealed class ResultTests(Portal portal)
{
    [Theory, InlineData("en"), InlineData("es")]
    public async Task Paid(string language)
    {
        var bill = await portal.ABill(email: "amber@example.com");
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.PaysAndComesBack(bill);
            await payer.IsAt("Result.Paid.Title");
            await payer.Sees(payer.Words("Result.Paid.Mailed"));
            await payer.FindsNothingWrong("result-paid");

            await payer.Follows("Result.Paid.Receipt");
            await payer.Sees(payer.Words("Receipt.Total"));
            await payer.FindsNothingWrong("receipt");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task Waiting_while_no_news_comes(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.GoesToPay(bill);
            await payer.SetsFault("postback", "none");
            await payer.PaysThere(Payer.ApprovedCard);
            await payer.ComesBack();
            await payer.IsAt("Result.Waiting.Title");
            await payer.Sees(payer.Words("Result.Waiting.DoNotPayAgain"));
            await payer.FindsNothingWrong("result-waiting");
        });
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_page_that_waits_shows_by_itself_what_the_sweep_finds(bool script)
    {
        var bill = await portal.ABill();
        await portal.APayer(new Browsing(script, "en", Browsing.Phone), async payer =>
        {
            await payer.GoesToPay(bill);
            await payer.SetsFault("postback", "none");
            await payer.PaysThere(Payer.ApprovedCard);
            await payer.ComesBack();
            await payer.IsAt("Result.Waiting.Title");

            portal.TimePasses(TimeSpan.FromMinutes(4));

            await Expect(payer.Page.Locator("[data-outcome=Paid]")).ToBeVisibleAsync();
            await payer.IsAt("Result.Paid.Title");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task Waiting_for_the_rest_then_partly_paid(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.GoesToPay(bill);
            await portal.IsPaidAtTheProcessor(bill, new { invoices = bill.Invoices.Take(1) });
            await payer.Opens(await portal.ResultOf(bill));
            await payer.IsAt("Result.Waiting.Title");
            await payer.Sees(payer.Words("Result.Waiting.Part", "$311.84", "$361.84"));
            await payer.FindsNothingWrong("result-waiting-part");

            await portal.IsCancelled(bill);
            await payer.Opens(await portal.ResultOf(bill));
            await payer.IsAt("Result.PartlyPaid.Title");
            await payer.FindsNothingWrong("result-partly-paid");

            await payer.Follows("Result.PartlyPaid.PayRest");
            await payer.IsAt("Pay.Title");
            await Expect(payer.Page.Locator("#total")).ToHaveTextAsync("$50.00");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task Declined_and_paid_with_another_card(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.PaysAndComesBack(bill, Payer.DeclinedCard);
            await payer.IsAt("Result.Declined.Title");
            await payer.Sees(payer.Words("Result.Declined.What", "$361.84"));
            await payer.FindsNothingWrong("result-declined");

            await payer.Follows("Result.Declined.TryAnother");
            await payer.IsAt("Leave.Title", "$361.84");
            await payer.Follows("Leave.Go");
            await payer.PaysThere(Payer.ApprovedCard);
            await payer.ComesBack();
            await payer.IsAt("Result.Paid.Title");
        });
        (await portal.OpeningsOf(bill)).ShouldBe(1);
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task Being_checked_when_the_money_does_not_match(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.GoesToPay(bill);
            await payer.SetsFault("postback", "wrongAmount");
            await payer.PaysThere(Payer.ApprovedCard);
            await payer.ComesBack();
            await payer.IsAt("Result.BeingChecked.Title");
            await payer.Sees(payer.Words("Result.BeingChecked.DoNotPayAgain"));
            await payer.FindsNothingWrong("result-being-checked");

            await payer.Opens(portal.ReviewOf(bill));
            await payer.Sees(payer.Words("Pay.UnderWay.Review.Title"));
            await Expect(payer.Page.Locator("main form")).ToHaveCountAsync(0);
            await payer.FindsNothingWrong("review-being-checked");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task Not_finished_when_cancelled(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.GoesToPay(bill);
            await payer.FollowsText("Cancel and return");
            await payer.IsAt("Result.Waiting.Title");
            await payer.Sees(payer.Words("Result.Waiting.NotYet.Title"));
            await payer.FindsNothingWrong("result-waiting-unpaid");

            await portal.IsCancelled(bill);
            await payer.Opens(await portal.ResultOf(bill));
            await payer.IsAt("Result.NotFinished.Title");
            await payer.FindsNothingWrong("result-not-finished");
            await payer.Follows("Result.PayAgain");
            await payer.IsAt("Pay.Title");
        });
    }

    [Fact]
    public async Task Not_finished_when_nobody_paid_for_a_day()
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In("en"), async payer =>
        {
            await payer.GoesToPay(bill);
            portal.TimePasses(TimeSpan.FromHours(25));
            await Portal.Until(async () => await portal.StateOf(bill) == "Expired", "the attempt expires");

            await payer.Opens(await portal.ResultOf(bill));
            await payer.IsAt("Result.NotFinished.Title");
            // A day later the bill is not shown again without a name or ZIP code.
            await payer.Follows("Result.PayAgain");
            await payer.IsAt("Find.Title");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task A_payment_nobody_knows(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        payer.Expects(404);
        await payer.Opens($"/Payments/PaymentResponse?JurisdictionName={Portal.County}&ReceiptNumber=BU5-1&Session=unknown");
        await payer.IsAt("Result.NotFound.Title");
        await payer.Sees(payer.Words("Result.NotFound.Call", "352-555-0100"));
        await payer.FindsNothingWrong("result-unknown");

        await payer.Opens("/Payments/PaymentResponse");
        await payer.Sees(payer.Words("Result.NotFound.CallOffice"));
    });
}
