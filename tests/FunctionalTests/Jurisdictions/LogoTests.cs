using System.Net;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>A jurisdiction's logo, from the file that is chosen to the picture that everybody is served.</summary>
public abstract class LogoTests(Portal portal) : PortalTest(portal)
{
    private const string Page = "/admin/jurisdiction/logo";
    private const string Served = $"/{Portal.County}/logo";

    [Fact]
    public async Task A_logo_is_served_as_the_picture_it_is_and_as_nothing_else()
    {
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        (await Chosen(admin, Pictures.Png())).ShouldBe(303);
        var page = (await Portal.Get($"/{Portal.County}", key: null)).ShouldBe(200).Text;
        var version = Version(page);
        page.ShouldContain("alt=\"Seal of the county\"");
        (await admin.Get("/admin")).ShouldBe(200).Text.ShouldContain($"src=\"{Served}?v={version}\"");

        using var answer = await Portal.Http.GetAsync(new Uri($"{Served}?v={version}", UriKind.Relative));

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Pictures.Png());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        Head(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Head(answer, "Content-Security-Policy").ShouldContain("default-src 'none'");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.TryGetValues("Set-Cookie", out _).ShouldBeFalse("a shared cache keeps this answer");
    }

    [Fact]
    public async Task A_browser_that_has_it_is_told_so_and_an_address_of_before_is_not_kept_for_ever()
    {
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        await Chosen(admin, Pictures.Png());
        using var first = await Portal.Http.GetAsync(new Uri(Served, UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(Served, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        (await Portal.Http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        first.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromHours(1));

        var old = Version((await Portal.Get($"/{Portal.County}", key: null)).Text);
        await Chosen(admin, Pictures.Png(padding: 5));
        Version((await Portal.Get($"/{Portal.County}", key: null)).Text).ShouldNotBe(old);
        using var outdated = await Portal.Http.GetAsync(new Uri($"{Served}?v={old}", UriKind.Relative));
        outdated.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromHours(1), "it is not the picture of that address any more");
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_whatever_it_calls_itself_and_the_logo_of_before_stays()
    {
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        await Chosen(admin, Pictures.Png());
        (byte[] Bytes, string Words)[] bad =
        [
            (Pictures.Svg, "SVG is refused"),
            ([.. Pictures.Png(), .. "<script>alert(1)</script>"u8], "something is attached to it"),
            ([.. "GIF89a"u8, .. new byte[100]], "neither"),
            (Pictures.Png(20, 20), "20 by 20"),
            (Pictures.Png(padding: 201 * 1024), "at most 200 KB|to 200 KB"),
            ([], "1 byte to 200 KB"),
        ];
        foreach (var (bytes, words) in bad)
        {
            var refused = (await Chosen(admin, bytes)).ShouldBe(200);
            words.Split('|').ShouldContain(word => refused.Text.Contains(word, StringComparison.Ordinal), words);
            refused.Text.ShouldContain("id=\"File-error\"");
            refused.Text.ShouldContain("value=\"Seal of the county\"");
        }

        using var served = await Portal.Http.GetAsync(new Uri(Served, UriKind.Relative));
        (await served.Content.ReadAsByteArrayAsync()).ShouldBe(Pictures.Png());
        (await Portal.Number("SELECT count(*) FROM audit_entries WHERE action = 'logo_changed'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_logo_that_is_taken_away_is_gone()
    {
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        await Chosen(admin, Pictures.Png());
        (await admin.Post(Page, $"{Page}?handler=Remove")).ShouldBe(303);

        (await Portal.Get(Served, key: null)).ShouldBe(404);
        (await Portal.Get($"/{Portal.County}", key: null)).Text.ShouldNotContain("/logo?v=");
        (await Portal.Get($"/{Portal.City}/logo", key: null)).ShouldBe(404);
    }

    /// <summary>The browser says PNG whatever the file is: nobody believes it.</summary>
    private static Task<Answer> Chosen(StaffBrowser admin, byte[] bytes) =>
        admin.PostFile(Page, ("File", "seal.png", "image/png"), bytes, ("Alt", "Seal of the county"));

    private static string Version(string page) => page.Split($"{Served}?v=")[1].Split('"')[0];

    private static string Head(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}

[Collection(OnSqlite.Name)]
public sealed class LogosOnSqlite(SqlitePortal portal) : LogoTests(portal);

[Collection(OnPostgres.Name)]
public sealed class LogosOnPostgres(PostgresPortal portal) : LogoTests(portal);
