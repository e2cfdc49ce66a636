using System.Text.Json.Serialization;
using Deque.AxeCore.Commons;

namespace Grancius.BrowserTests.Fixture;

/// <content>What has to be right about the looks of every page, whatever state it shows.</content>
public sealed partial class Payer
{
    private static readonly string Look = new StreamReader(typeof(Payer).Assembly.GetManifestResourceStream("look.js")!).ReadToEnd();

    // Every rule that is on by default, and the one that WCAG 2.2 added and axe leaves out.
    private const string RunAxe = """
        async () => (await axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })).violations
            .map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).join(' | ')}`)
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>At both widths: axe finds nothing, nothing is cut off, hidden or too heavy, and the focus is seen.</summary>
    /// <param name="name">Of the state, for the picture.</param>
    /// <param name="language">The page's own, where that is not the payer's.</param>
    public async Task FindsNothingWrong(string name, string? language = null)
    {
        var wide = await LooksAt(name, Browsing.Desk, language ?? Browsing.Language);
        var narrow = await LooksAt(name, Browsing.Phone, language ?? Browsing.Language);

        // A phone, or a screen enlarged to 400 %, shows everything that a wide screen shows.
        wide.Holds.Except(narrow.Holds).ShouldBeEmpty($"{name} loses this at {Browsing.Phone} px");
        await Page.SetViewportSizeAsync(Browsing.Width, Browsing.Height);
    }

    private async Task<Sight> LooksAt(string name, int width, string language)
    {
        await Page.SetViewportSizeAsync(width, width == Browsing.Phone ? 640 : 800);
        // From here on the browser shows the focus as it does for people with a keyboard.
        await Page.Keyboard.PressAsync("Shift");
        var sight = await Page.EvaluateAsync<Sight>(Look, language);
        sight.Problems.ShouldBeEmpty($"{name} in {language} at {width} px");
        (await AsksAxe()).ShouldBeEmpty($"{name} in {language} at {width} px");
        (await Weight.Of(Page, sight.Loaded)).ShouldBeLight(name);
        await TakesAPicture($"{name}-{Browsing.Language}-{width}");
        return sight;
    }

    private async Task TakesAPicture(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>The package's own way opens a second page for every run and takes ten times as long; frames, for which it does so, we have none.</summary>
    private async Task<string[]> AsksAxe()
    {
        if (await Page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
            await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(RunAxe);
    }

    private sealed class Sight
    {
        [JsonPropertyName("problems")]
        public string[] Problems { get; set; } = [];

        [JsonPropertyName("holds")]
        public string[] Holds { get; set; } = [];

        [JsonPropertyName("loaded")]
        public string[] Loaded { get; set; } = [];
    }
}
