using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Staff;

public abstract class StaffPageTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task Nobody_is_sent_to_sign_in_and_back_to_the_page()
    {
        using var nobody = Portal.ABrowser();

        var answer = (await nobody.Get("/admin")).ShouldBe(302);

        answer.Location.ShouldEndWith("/sign-in?returnUrl=%2Fadmin");
    }

    [Fact]
    public async Task A_page_of_the_staff_says_who_is_signed_in_and_for_whom()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);

        var page = (await administrator.Get("/admin")).ShouldBe(200).Text;

        page.ShouldContain("Administrator of Hernando County");
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldNotContain("Brooksville");
    }

    [Fact]
    public async Task A_page_of_the_staff_is_in_english_whatever_the_browser_asks_for()
    {
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);

        (await auditor.Get("/privacy?lang=es")).Text.ShouldContain("lang=\"es\"");
        (await auditor.Get("/admin/audit?from=never&lang=es")).ShouldBe(200).Text.ShouldContain("There is a problem", Case.Insensitive);
    }

    [Fact]
    public async Task A_cookie_that_we_did_not_make_opens_nothing()
    {
        using var forger = new StaffBrowser(Portal.Http.BaseAddress!, null, new System.Net.Cookie("grancius-staff", "CfDJ8Made-up"));

        (await forger.Get("/admin")).ShouldBe(302);
    }

    /// <summary>A default would read the cookie on every call of the API and on every postback.</summary>
    [Fact]
    public async Task No_way_to_sign_in_is_everybodys()
    {
        var schemes = await Portal.InStore(services => Task.FromResult(services.GetRequiredService<IAuthenticationSchemeProvider>()));

        (await schemes.GetDefaultAuthenticateSchemeAsync()).ShouldBeNull();
        (await schemes.GetAllSchemesAsync()).Count().ShouldBeGreaterThan(1);
    }
}

[Collection(OnSqlite.Name)]
public sealed class StaffPagesOnSqlite(SqlitePortal portal) : StaffPageTests(portal);

[Collection(OnPostgres.Name)]
public sealed class StaffPagesOnPostgres(PostgresPortal portal) : StaffPageTests(portal);
