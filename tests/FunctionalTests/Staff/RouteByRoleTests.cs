using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>Every route of the staff is tried by every role and by nobody: the routes are asked of the program, so a new one is tried by itself.</summary>
public abstract class RouteByRoleTests(Portal portal) : PortalTest(portal)
{
    /// <summary>What is meant for everybody, and why. All that is not listed here, not a payer's page and not the API's has to have a policy of the staff.</summary>
    private static readonly Dictionary<string, string> Public = new()
    {
        ["/"] = "payers choose their jurisdiction",
        ["/Payments/PaymentResponse"] = "payers come back from the processor",
        ["/Public/SilentPaymentResponse"] = "the processor's news",
        ["/accessibility"] = "a statement",
        ["/privacy"] = "a statement",
        ["/docs"] = "integrators read it",
        ["/openapi/{documentName}.json"] = "integrators read it",
        ["/error/{code:int}"] = "stands in for other pages",
        ["/healthz"] = "operators' probes",
        ["/readyz"] = "operators' probes",
        ["/metrics"] = "operators' probes",
    };

    /// <summary>How somebody who is not signed in yet gets in.</summary>
    private static readonly string[] Doors = ["/sign-in", "/sign-out", "/invitation"];

    public static TheoryData<StaffRole> Roles => [.. Enum.GetValues<StaffRole>()];

    [Fact]
    public async Task Every_route_is_a_payers_the_apis_the_staffs_or_public_for_a_reason()
    {
        var routes = await Routes();
        routes.Count.ShouldBeGreaterThan(25);
        routes.Where(route => route.Method is not ("GET" or "HEAD" or "POST")).Select(route => $"{route} of {route.Model}").ShouldBeEmpty("a method was taken for a handler by its name");

        routes.Where(route => !route.IsOfStaff
                && !route.Template.StartsWith("/{jurisdiction}", StringComparison.Ordinal)
                && !(route.Template.StartsWith("/api/v1/{jurisdiction}", StringComparison.Ordinal) && route.Policies.Contains("api"))
                && !Doors.Any(door => route.Template == door || route.Template.StartsWith(door + "/", StringComparison.Ordinal))
                && !Public.ContainsKey(route.Template))
            .Select(route => $"{route} demands nothing: give its page [Authorize(Policy = nameof(StaffAction.X))], or say here why it is public")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_the_staff_has_a_policy_of_the_staff()
    {
        var pages = (await Routes()).Where(route => typeof(Web.Shared.StaffPage).IsAssignableFrom(route.Model)).ToList();

        pages.Count.ShouldBeGreaterThan(2);
        pages.Where(route => !route.IsOfStaff).Select(route => route.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_asked_to_sign_in_whatever_they_try()
    {
        using var nobody = Portal.ABrowser();
        var wrong = new List<string>();
        foreach (var route in await StaffRoutes())
        {
            var answer = await nobody.Send(new HttpMethod(route.Method), route.Address(Anything), route.IsPost ? new FormUrlEncodedContent([]) : null);
            if (answer.Status != 302 || !LeadsToSignIn(answer))
                wrong.Add($"{route} answered {answer.Status}");
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_opens_what_it_may_and_nothing_else(StaffRole role)
    {
        var routes = await StaffRoutes();
        routes.ShouldContain(route => route.Permits(role), "A role that may open nothing proves nothing.");
        routes.ShouldContain(route => !route.Permits(role), "A role that may open everything proves nothing.");
        var somebody = await Portal.SignedInAs(role);
        var formPage = await APageWithAForm(somebody, routes.Where(route => route.Permits(role)));
        var wrong = new List<string>();
        foreach (var route in routes)
        {
            var answer = await Try(somebody, route, formPage);
            if (LeadsToSignIn(answer))
            {
                // What they did before has ended their session, such as signing out everywhere.
                somebody.Dispose();
                somebody = await Portal.SignedInAs(role);
                answer = await Try(somebody, route, formPage);
            }

            var isRight = route.Permits(role) ? answer.Status is not 403 and < 500 && !LeadsToSignIn(answer) : answer.Status == 403;
            if (!isRight)
                wrong.Add($"{route} answered {answer.Status} {answer.Location}, but {role} {(route.Permits(role) ? "may" : "may not")}");
            if (answer.Status == 403 && !answer.Text.Contains("Your role does not include this page", StringComparison.Ordinal))
                wrong.Add($"{route} does not say in plain words why not");
        }

        somebody.Dispose();
        wrong.ShouldBeEmpty();
    }

    private static async Task<Answer> Try(StaffBrowser somebody, SiteRoute route, string? formPage) => (route.IsPost, formPage) switch
    {
        (true, { } page) => await somebody.Post(page, route.Address(Anything)),
        (true, null) => await somebody.Send(HttpMethod.Post, route.Address(Anything), new FormUrlEncodedContent([])),
        _ => await somebody.Send(new HttpMethod(route.Method), route.Address(Anything), null),
    };

    /// <summary>Whose token opens the forms: without one, a form is refused before anybody asks whose it is.</summary>
    private static async Task<string?> APageWithAForm(StaffBrowser somebody, IEnumerable<SiteRoute> routes)
    {
        foreach (var route in routes.Where(route => !route.IsPost && route.Handler is null && route.Endpoint.RoutePattern.Parameters.Count == 0))
        {
            var answer = await somebody.Get(route.Template);
            if (answer.Status == 200 && answer.Text.Contains("__RequestVerificationToken", StringComparison.Ordinal))
                return route.Template;
        }

        return null;
    }

    private static bool LeadsToSignIn(Answer answer) => answer.Status == 302 && answer.Location?.Contains("/sign-in?returnUrl=", StringComparison.Ordinal) == true;

    /// <summary>Whether there is such a record does not matter: who may not is told so before it is looked for.</summary>
    private static string Anything(string parameter) => parameter switch
    {
        "number" or "code" or "token" => "X-1",
        "type" => "6",
        _ => "0190a000-0000-7000-8000-000000000000",
    };

    private Task<IReadOnlyList<SiteRoute>> Routes() => Portal.InStore(SiteRoute.All);

    private async Task<List<SiteRoute>> StaffRoutes()
    {
        var routes = (await Routes()).Where(route => route.IsOfStaff).ToList();
        routes.Count.ShouldBeGreaterThan(2);
        return routes;
    }
}

[Collection(OnSqlite.Name)]
public sealed class RoutesByRoleOnSqlite(SqlitePortal portal) : RouteByRoleTests(portal);

[Collection(OnPostgres.Name)]
public sealed class RoutesByRoleOnPostgres(PostgresPortal portal) : RouteByRoleTests(portal);
