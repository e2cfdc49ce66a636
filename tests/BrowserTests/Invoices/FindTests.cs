using Grancius.BrowserTests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Invoices;

/// <summary>Finding a bill, and not finding it.</summary>
[Collection(States.Name)]
public sealed class FindTests(Portal portal)
{
    [Theory, InlineData("en"), InlineData("es")]
    public async Task What_is_missing_is_said_at_the_top_and_beside_the_field(string language) =>
        await portal.APayer(Browsing.In(language), async payer =>
        {
            await payer.Opens($"/{Portal.County}/find");
            await payer.FindsNothingWrong("find");
            await payer.LooksUp("BU5-00001", "");
            await payer.IsTold(payer.Words("Find.NameOrZip.Missing"));
            await Expect(payer.Page.Locator("#NameOrZip-error")).ToHaveTextAsync(payer.Words("Find.NameOrZip.Missing"));
            await Expect(payer.Field("Find.NameOrZip")).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(payer.Field("Find.Number")).ToHaveValueAsync("BU5-00001");
            await payer.FindsNothingWrong("find-missing");

            await payer.FollowsText(payer.Words("Find.NameOrZip.Missing"));
            await Expect(payer.Field("Find.NameOrZip")).ToBeFocusedAsync();
        });

    [Theory, InlineData("en"), InlineData("es")]
    public async Task A_wrong_number_and_a_wrong_name_have_the_same_words(string language)
    {
        var bill = await portal.ABill();
        await portal.APayer(Browsing.In(language), async payer =>
        {
            var notFound = payer.Words("Find.NotFound", "352-555-0100");
            await payer.Opens($"/{Portal.County}/find");
            await payer.LooksUp(bill.Account, "Nobody");
            await payer.IsTold(notFound);
            var wrongName = await Said(payer);

            await payer.LooksUp("BU5-99999", "Stirn");
            await payer.IsTold(notFound);
            (await Said(payer)).ShouldBe(wrongName);
            await payer.FindsNothingWrong("find-not-found");
        });
    }

    [Theory, InlineData("en"), InlineData("es")]
    public async Task Too_many_tries_from_one_place_have_to_wait(string language) =>
        await portal.APayer(Browsing.In(language), async payer =>
        {
            payer.Expects(429);
            var address = $"{portal.Address}/{Portal.County}/find";
            for (var tries = 0; tries < 30; tries++)
                await payer.Page.APIRequest.PostAsync(address);
            await payer.Opens(address);
            await payer.LooksUp("BU5-90001", "Rivera");
            await payer.IsAt("Error.429.Title");
            await payer.FindsNothingWrong("error-429");
        });

    private static Task<string> Said(Payer payer) => payer.Page.Locator("[data-error-summary]").InnerTextAsync();
}
