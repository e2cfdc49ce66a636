using Grancius.BrowserTests.Fixture;

namespace Grancius.BrowserTests.Shared;

/// <summary>The checks of every page's looks do see what they are there to see: a page is spoilt, and they object.</summary>
[Collection(States.Name)]
public sealed class GuardTests(Portal portal)
{
    [Theory]
    [InlineData("document.querySelector('label[for=Number]').remove()", "label: Form elements must have labels")]
    [InlineData("document.querySelector('#Number').classList.add('wide'); document.styleSheets[0].insertRule('.wide { width: 700px !important; max-width: none !important }')", "px wide")]
    [InlineData("document.querySelector('h1').remove()", "0 first headings")]
    [InlineData("document.querySelector('h1').insertAdjacentHTML('afterend', '<h4>Too deep</h4>')", "heading 4 follows 1")]
    [InlineData("document.styleSheets[0].insertRule('*:focus { outline: 0 !important; box-shadow: none !important }')", "does not show the focus")]
    [InlineData("document.querySelector('main').append(document.querySelector('#Number').cloneNode())", "id Number twice")]
    [InlineData("document.documentElement.lang = 'es'", "the page says it is in \"es\"")]
    [InlineData("document.styleSheets[0].insertRule('@media (max-width: 400px) { h1 { display: none } }')", "0 first headings")]
    [InlineData("document.styleSheets[0].insertRule('@media (max-width: 400px) { .gr-quiet { display: none } }')", "loses this at 320 px")]
    [InlineData("document.styleSheets[0].insertRule('.gr-quiet { color: #aaa !important }')", "color-contrast")]
    [InlineData("for (let i = 0; i < 20000; i++) document.querySelector('main').append(document.createComment(Math.random()))", "page and styles of spoilt")]
    public async Task A_spoilt_page_is_seen(string spoil, string objection) => await portal.APayer(Browsing.In("en"), async payer =>
    {
        await payer.Opens($"/{Portal.County}/find");
        await payer.Page.EvaluateAsync($"() => {{ {spoil} }}");
        var seen = await Assert.ThrowsAsync<ShouldAssertException>(() => payer.FindsNothingWrong("spoilt"));
        seen.Message.ShouldContain(objection);
    });

    [Theory]
    [InlineData("document.body.setAttribute('style', 'color: red')", "style")]
    [InlineData("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))", "script")]
    [InlineData("document.body.append(Object.assign(document.createElement('img'), { src: 'http://elsewhere.example/x.png' }))", "img-src")]
    [InlineData("document.body.setAttribute('onclick', '1')", "inline event handler")]
    [InlineData("setTimeout(() => { throw new Error('broken') })", "broken")]
    [InlineData("fetch('/nowhere')", "404")]
    public async Task A_complaint_of_the_browser_fails_a_test(string cause, string complaint)
    {
        var seen = await Assert.ThrowsAsync<ShouldAssertException>(() => portal.APayer(Browsing.In("en"), async payer =>
        {
            await payer.Opens($"/{Portal.County}/find");
            await payer.Page.EvaluateAsync($"() => {{ {cause} }}");
            await Portal.Until(() => Task.FromResult(payer.Complaints.Count > 0), "the browser complains");
        }));
        seen.Message.ShouldContain(complaint);
    }
}
