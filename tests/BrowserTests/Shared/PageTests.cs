using Grancius.BrowserTests.Fixture;

namespace Grancius.BrowserTests.Shared;

/// <summary>The pages that belong to no payment.</summary>
[Collection(States.Name)]
public sealed class PageTests(Portal portal)
{
    [Theory, InlineData("en"), InlineData("es")]
    public async Task First_pages_and_statements(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        foreach (var (address, name) in ((string, string)[])
            [("/", "start"), ($"/{Portal.County}", "pay-my-bill"), ("/accessibility", "accessibility"), ("/privacy", "privacy")])
        {
            await payer.Opens(address);
            await payer.FindsNothingWrong(name);
        }
    });

    [Theory, InlineData("en"), InlineData("es")]
    public async Task The_description_of_the_api(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        await payer.Opens("/docs");
        await payer.Reads("Grancius API");
        await payer.FindsNothingWrong("docs");
    });

    [Theory, InlineData("en"), InlineData("es")]
    public async Task A_page_that_is_not_there(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        payer.Expects(404);
        await payer.Opens("/nowhere/at/all");
        await payer.IsAt("Error.404.Title");
        await payer.FindsNothingWrong("error-404");
    });

    [Theory, InlineData("en"), InlineData("es")]
    public async Task A_form_that_was_tampered_with(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        payer.Expects(400);
        await payer.Opens($"/{Portal.County}/find");
        await payer.Page.EvaluateAsync("document.querySelector('[name=__RequestVerificationToken]').remove()");
        await payer.LooksUp("BU5-90001", "Rivera");
        await payer.IsAt("Error.400.Title");
        await payer.FindsNothingWrong("error-400");
    });

    [Fact]
    public async Task The_other_language_is_one_link_away_and_remembered() => await portal.APayer(Browsing.In("en"), async payer =>
    {
        await payer.Opens($"/{Portal.County}/find");
        await payer.FollowsText("Español");
        await payer.Reads(Spoken.In("es", "Find.Title"));
        await payer.Opens($"/{Portal.County}");
        await payer.Reads(Spoken.In("es", "Start.Title"));
    });
}
