using Grancius.BrowserTests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.PaymentSessions;

/// <summary>The review page and the notice before leaving, in their states.</summary>
[Collection(States.Name)]
public sealed class ReviewTests(Portal portal)
{
    [Theory, InlineData("en"), InlineData("es")]
    public async Task A_bill_is_reviewed_and_left_for_the_processor(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.IsAt("Pay.Title");
            await Expect(payer.Field("Pay.Reader").Locator("option")).ToHaveCountAsync(3);
            await payer.FindsNothingWrong("review");

            await payer.PaysOnline("$361.84");
            await payer.Follows("Leave.Go");
            await payer.IsOnTheHostedPage();
            // Who came back on purpose is not sent away again.
            await payer.Page.GoBackAsync();
            await payer.IsAt("Leave.Title", "$361.84");
            await payer.FindsNothingWrong("leaving");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task An_attempt_under_way_is_continued_or_started_again(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.GoesToPay(bill);
            await payer.Opens(portal.ReviewOf(bill));
            await payer.Sees(payer.Words("Pay.UnderWay.Title"));
            await payer.FindsNothingWrong("review-under-way");

            await payer.Follows("Pay.UnderWay.Continue");
            await payer.IsAt("Leave.Title", "$361.84");
            (await portal.OpeningsOf(bill)).ShouldBe(1);

            await payer.Opens(portal.ReviewOf(bill));
            await payer.Presses("Pay.StartAgain");
            await payer.IsAt("Leave.Title", "$361.84");
            (await portal.OpeningsOf(bill)).ShouldBe(2);
            await payer.Follows("Leave.Go");
            await payer.PaysThere(Payer.ApprovedCard);
            await payer.ComesBack();
            await payer.IsAt("Result.Paid.Title");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task A_city_on_version_1_has_no_reader_and_says_why(string language)
    {
        var bill = await portal.ACityBill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.IsAt("Pay.Title");
            await payer.Sees(payer.Words("Pay.Reader.VersionOne", "PRM-LEGACY"));
            await Expect(payer.Page.Locator("#ReaderId")).ToHaveCountAsync(0);
            await Expect(payer.Field("Pay.Method").Locator("option[value=EMV]")).ToHaveCountAsync(0);
            await payer.FindsNothingWrong("review-version-1");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task At_a_counter_a_reader_is_chosen(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.Chooses("Pay.Method", payer.Words("Method.Emv"));
            await payer.Presses("Pay.Online");
            await payer.IsTold(payer.Words("Pay.Reader.Missing"));
            await payer.FindsNothingWrong("review-reader-missing");

            await payer.Page.Locator("#ReaderId").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "Permit desk (Permits, 2nd floor)" });
            await payer.PaysOnline("$361.84");
            await payer.Follows("Leave.Go");
            await payer.IsOnTheHostedPage();
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task A_paid_bill_has_nothing_due(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.GoesToPay(bill);
            await portal.IsPaidAtTheProcessor(bill);
            await payer.Opens(portal.ReviewOf(bill));
            await payer.IsAt("Pay.Nothing.Title");
            await payer.FindsNothingWrong("review-nothing-due");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task A_link_to_a_bill_is_good_for_two_hours(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            payer.Expects(410);
            await payer.Opens(portal.OldReviewOf(bill));
            await payer.IsAt("Pay.Expired.Title");
            await payer.DoesNotSee(bill.Account);
            await payer.FindsNothingWrong("review-link-too-old");
            await payer.Follows("Pay.Expired.Find");
            await payer.IsAt("Find.Title");
        });
    }
}
