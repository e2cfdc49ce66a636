using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Fixture;

/// <summary>A person with a browser of their own. What they look for, they find by the words on the page.</summary>
public sealed partial class Payer
{
    private const string ReportViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`))";

    private readonly List<string> _complaints = [];
    private readonly HashSet<int> _expected = [];

    private Payer(Portal portal, IPage page, Browsing browsing)
    {
        (Portal, Page, Browsing) = (portal, page, browsing);
        page.Console += (_, message) => Note(message.Type == "error", message.Text, message.Location);
        page.PageError += (_, error) => Note(true, error, page.Url);
        page.Response += (_, answer) => Note(answer.Status >= 400 && !answer.Request.IsNavigationRequest, answer.Status.ToString(null, null), answer.Url);
    }

    public Portal Portal { get; }

    public IPage Page { get; }

    public Browsing Browsing { get; }

    /// <summary>Errors in the console, of scripts, of the content security policy and of what a page loads.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Payer> Begin(Portal portal, IBrowserContext context, Browsing browsing)
    {
        await context.AddInitScriptAsync(ReportViolations);
        return new Payer(portal, await context.NewPageAsync(), browsing);
    }

    public string Words(string key, params object[] parts) => Spoken.In(Browsing.Language, key, parts);

    /// <summary>Chromium reports a page with an error status in the console: this one is meant to have it.</summary>
    public void Expects(int status) => _expected.Add(status);

    public async Task Opens(string address) => await Page.GotoAsync(address);

    public async Task Presses(string key) =>
        await Page.GetByRole(AriaRole.Button, new() { Name = Words(key), Exact = true }).ClickAsync();

    public async Task Follows(string key) => await FollowsText(Words(key));

    public async Task FollowsText(string text) => await Page.GetByRole(AriaRole.Link, new() { Name = text }).First.ClickAsync();

    public async Task Types(string key, string text) => await Field(key).FillAsync(text);

    public async Task Chooses(string key, string option) => await Field(key).SelectOptionAsync(new SelectOptionValue { Label = option });

    public ILocator Field(string key) => Page.GetByLabel(Words(key));

    /// <summary>The page's heading says where they are.</summary>
    public async Task IsAt(string key, params object[] parts) =>
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Words(key, parts));

    public async Task Sees(string text) => await Expect(Page.Locator("main")).ToContainTextAsync(text);

    public async Task DoesNotSee(string text) => await Expect(Page.Locator("main")).Not.ToContainTextAsync(text);

    /// <summary>The summary of errors says it, and whoever listens is taken there.</summary>
    public async Task IsTold(string words)
    {
        var summary = Page.Locator("[data-error-summary]");
        await Expect(summary).ToContainTextAsync(words);
        await Expect(summary).ToBeFocusedAsync();
    }

    private void Note(bool wrong, string what, string where)
    {
        if (wrong && !_expected.Any(status => what.Contains($"status of {status}", StringComparison.Ordinal)))
            _complaints.Add($"{what} at {where}");
    }
}
