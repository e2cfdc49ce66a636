using Grancius.BrowserTests.Fixture;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.PaymentSessions;

/// <summary>However a person clicks, one bill is paid once.</summary>
[Collection(Journeys.Name)]
public sealed class OnePaymentTests(Portal portal)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_double_click_on_pay_online_makes_one_session(bool script)
    {
        var bill = await portal.ABill();
        await portal.APayer(new Browsing(script, "en", Browsing.Phone), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.Page.GetByRole(AriaRole.Button, new() { Name = "Pay Online" }).DblClickAsync();
            await payer.IsAt("Leave.Title", "$361.84");
        });
        (await portal.OpeningsOf(bill)).ShouldBe(1);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Going_back_after_paying_does_not_pay_again(bool script)
    {
        var bill = await portal.ABill();
        await portal.APayer(new Browsing(script, "en", Browsing.Phone), async payer =>
        {
            await payer.PaysAndComesBack(bill);
            await payer.IsAt("Result.Paid.Title");

            // All the way back through the processor's pages, as far as the review.
            for (var steps = 0; steps < 12 && !payer.Page.Url.Contains("/pay?", StringComparison.Ordinal); steps++)
                await payer.Page.GoBackAsync();
            if (await payer.Page.GetByRole(AriaRole.Button, new() { Name = "Pay Online" }).IsVisibleAsync())
                await payer.Presses("Pay.Online");
            await payer.IsAt("Pay.Nothing.Title");
        });
        (await portal.OpeningsOf(bill)).ShouldBe(1);
        (await portal.PaymentsOf(bill)).ShouldBe(1);
    }

    [Fact]
    public async Task A_payer_who_comes_back_on_another_device_goes_on_where_they_were()
    {
        var bill = await portal.ABill();
        var first = "";
        await portal.APayer(new Browsing(false, "en", Browsing.Phone), async payer =>
        {
            await payer.Opens(portal.ReviewOf(bill));
            await payer.PaysOnline("$361.84");
            first = await ProcessorPage(payer);
        });
        await portal.APayer(new Browsing(true, "es", Browsing.Desk), async payer =>
        {
            await payer.Opens($"/{Portal.County}/find");
            await payer.LooksUp(bill.Account, "34604");
            await payer.Follows("Pay.UnderWay.Continue");
            await payer.IsAt("Leave.Title", "$361.84");
            (await ProcessorPage(payer)).ShouldBe(first);
        });
        (await portal.OpeningsOf(bill)).ShouldBe(1);
    }

    private static async Task<string> ProcessorPage(Payer payer)
    {
        var link = payer.Page.Locator("#leave");
        await Expect(link).ToBeVisibleAsync();
        return (await link.GetAttributeAsync("href"))!;
    }
}
