using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>The page a payer comes back to shows the state and never changes it.</summary>
public abstract class ReturnTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task It_waits_honestly_and_looks_again_by_itself_without_a_script()
    {
        var session = await Portal.AnOpenSession();

        var page = await ComesBack(session);

        page.ShouldContain("361.84");
        page.ShouldContain("do not pay again");
        page.ShouldContain("http-equiv=\"refresh\"");
    }

    [Theory]
    [InlineData("True")]
    [InlineData("False")]
    public async Task What_the_browser_brings_along_is_not_believed(string approved)
    {
        var session = await Portal.AnOpenSession();
        var fields = session.Approval("pay-1").With("Approved", approved).Fields;
        using var form = new FormUrlEncodedContent(fields);

        using var posted = await Portal.Http.PostAsync(new Uri(new Uri(session.ReturnUrl).PathAndQuery, UriKind.Relative), form);
        ((int)posted.StatusCode).ShouldBe(200);
        var asked = await Portal.Get(new Uri(session.ReturnUrl).PathAndQuery + string.Concat(fields.Select(field => $"&{field.Key}={Uri.EscapeDataString(field.Value)}")), key: null);
        asked.ShouldBe(200);

        var shown = (await Portal.Now(session)).Json;
        shown.Text("state").ShouldBe("AwaitingPayer");
        shown.List("evidence").Count.ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(0);
        (await Portal.Number("SELECT count(*) FROM postbacks")).ShouldBe(0);
    }

    [Fact]
    public async Task Thirty_looks_at_once_beside_the_news_change_nothing()
    {
        var session = await Portal.AnOpenSession();

        await Task.WhenAll([.. Enumerable.Range(0, 30).Select(_ => (Task)ComesBack(session)), session.Approval("pay-1").Arrives(Portal)]);

        (await Portal.StateOf(session)).ShouldBe("Paid");
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(2);
    }

    [Fact]
    public async Task A_paid_session_shows_its_receipt()
    {
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").Arrives(Portal);

        var page = await ComesBack(session);

        page.ShouldContain("361.84");
        page.ShouldContain("/receipts/");
        page.ShouldNotContain("http-equiv=\"refresh\"");
    }

    [Fact]
    public async Task A_declined_session_says_that_nothing_was_taken()
    {
        var session = await Portal.AnOpenSession();
        await session.Decline().Arrives(Portal);

        (await ComesBack(session)).ShouldContain("nothing was taken", Case.Insensitive);
    }

    [Fact]
    public async Task A_guessed_or_foreign_address_shows_nothing()
    {
        var session = await Portal.AnOpenSession();
        var path = new Uri(session.ReturnUrl).PathAndQuery;

        (await Portal.Get(path.Replace(session.PayersToken, "guessed", StringComparison.Ordinal), key: null)).ShouldBe(404);
        (await Portal.Get(path.Replace(session.PayersToken, session.Token, StringComparison.Ordinal), key: null)).ShouldBe(404);
        (await Portal.Get(path.Replace(Portal.County, Portal.City, StringComparison.Ordinal), key: null)).ShouldBe(404);
    }

    private async Task<string> ComesBack(Session session) =>
        (await Portal.Get(new Uri(session.ReturnUrl).PathAndQuery, key: null)).ShouldBe(200).Text;
}

[Collection(OnSqlite.Name)]
public sealed class ReturnsOnSqlite(SqlitePortal portal) : ReturnTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ReturnsOnPostgres(PostgresPortal portal) : ReturnTests(portal);
