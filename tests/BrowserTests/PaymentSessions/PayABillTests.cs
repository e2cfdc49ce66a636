using Grancius.BrowserTests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.PaymentSessions;

/// <summary>The main job, as a person does it: from the first page to the receipt, without typing an address.</summary>
[Collection(Journeys.Name)]
public sealed class PayABillTests(Portal portal)
{
    [Theory]
    [MemberData(nameof(Browsing.EveryWay), MemberType = typeof(Browsing))]
    public async Task A_payer_finds_a_bill_pays_it_and_has_a_receipt(bool script, string language, int width)
    {
        var bill = await portal.ABill();
        await portal.APayer(new Browsing(script, language, width), async payer =>
        {
            await payer.Opens("/");
            await payer.IsAt("Start.Choose.Title");
            await payer.FollowsText("Hernando County");
            await payer.IsAt("Start.Title");
            await payer.Follows("Start.Bill");
            await payer.IsAt("Find.Title");

            await payer.LooksUp(bill.Account, "Stirm");
            await payer.IsTold(payer.Words("Find.NotFound", "352-555-0100"));
            await Expect(payer.Field("Find.Number")).ToHaveValueAsync(bill.Account);
            await Expect(payer.Field("Find.NameOrZip")).ToHaveValueAsync("Stirm");

            await payer.Types("Find.NameOrZip", "stirn");
            await payer.Presses("Find.Submit");
            await payer.IsAt("Pay.Title");
            await Expect(payer.Page.Locator("#total")).ToHaveTextAsync("$361.84");
            await payer.Sees(bill.Invoices[0]);
            await payer.Sees(bill.Invoices[1]);

            await payer.PaysOnline("$361.84");
            await payer.Sees(new Uri(portal.Address).Host);
            // Nothing is pressed: the page goes there by itself.
            await payer.PaysThere(Payer.ApprovedCard);
            await payer.Reads("Thank you");
            await payer.ComesBack(byForm: !script);

            await payer.IsAt("Result.Paid.Title");
            await Expect(payer.Page.Locator("#amount")).ToHaveTextAsync("$361.84");
            await payer.Sees(payer.Words("Result.Paid.Nothing"));
            await HasAReceipt(payer);
        });
    }

    private static async Task HasAReceipt(Payer payer)
    {
        var number = await payer.Page.Locator("#receipt-number").InnerTextAsync();
        await payer.Follows("Result.Paid.Receipt");
        await payer.IsAt("Receipt.Title", number);
        await Expect(payer.Page.Locator("#total")).ToHaveTextAsync("$361.84");
        await payer.Sees("Amber Stirn");

        var link = payer.Page.Locator("#receipt-pdf");
        await Expect(link).ToHaveTextAsync(payer.Words("Result.Paid.Pdf"));
        var file = await payer.Page.APIRequest.GetAsync(await link.EvaluateAsync<string>("link => link.href"));
        file.Headers["content-type"].ShouldBe("application/pdf");
        var body = await file.BodyAsync();
        body[..4].ShouldBe("%PDF"u8.ToArray());
        var text = PdfText.Of(body);
        text.ShouldContain(payer.Words("Receipt.Title", number));
        text.ShouldContain("$361.84");
        text.ShouldContain("Amber Stirn");
        text.ShouldContain(payer.Words("Receipt.Method"));
    }
}
