using Grancius.BrowserTests.Fixture;
using Grancius.Domain.Staff;

namespace Grancius.BrowserTests.Staff;

/// <summary>
/// Whatever page the staff have is looked at: each role follows the links from where its day begins, and no page of the
/// program is left over. A new page is looked at without anybody thinking of it.
/// </summary>
[Collection(States.Name)]
public sealed class EveryPageTests(Portal portal)
{
    /// <summary>A file, a button, and what only somebody with a second factor sees: <see cref="DoorTests"/> look at that.</summary>
    private static readonly string[] Apart = ["/fees/export", "/sign-out", "/me/recovery-codes"];

    private const string Links = """
        () => [...document.querySelectorAll('main a[href], nav a[href], header a[href]')].filter(link => !link.download && link.origin === location.origin)
            .map(link => link.pathname + link.search)
        """;

    private readonly HashSet<string> _seen = [];

    [Fact]
    public async Task Every_page_of_the_staff_is_reached_and_nothing_is_wrong_with_it()
    {
        var pages = (await portal.PagesOfStaff()).Except(Apart).ToHashSet();
        pages.Count.ShouldBeGreaterThan(40);
        var (records, link) = await portal.HasARecordOfEachKind();

        foreach (var (role, home) in ((StaffRole, string)[])
            [(StaffRole.Supervisor, "/counter"), (StaffRole.Administrator, "/admin"), (StaffRole.FinanceApprover, "/finance"), (StaffRole.Auditor, "/admin/audit")])
        {
            await portal.APayer(Browsing.In("en"), async member =>
            {
                await member.SignsInAs(role, home);
                await Walks(member, role == StaffRole.Supervisor ? [link, .. records, home] : [.. records, home], pages);
            });
        }

        pages.Except(_seen).ShouldBeEmpty("nobody gets there");
    }

    /// <summary>Other roles have other links on the same page, so each goes everywhere; it is looked at once.</summary>
    private async Task Walks(Payer member, IEnumerable<string> from, HashSet<string> pages)
    {
        var ahead = new Queue<string>(from);
        var been = new HashSet<string>();
        while (ahead.TryDequeue(out var address))
        {
            if (portal.PageAt(address.Split('?')[0]) is not { } template || !pages.Contains(template) || !been.Add(template))
                continue;

            await member.Opens(address);
            if (_seen.Add(template))
                await member.FindsNothingWrong($"every{template.Replace('/', '-').Replace(':', '-').Replace("?", "", StringComparison.Ordinal)}");
            foreach (var link in await member.Page.EvaluateAsync<string[]>(Links))
                ahead.Enqueue(link);
        }
    }
}
