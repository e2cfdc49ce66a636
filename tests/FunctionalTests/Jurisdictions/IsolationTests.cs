using Grancius.Application.Common;
using Grancius.Domain.Access;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>
/// Whoever belongs to the city walks every route with what belongs to the county: its ids, its numbers, its tokens. Nothing
/// of the county is shown, and nothing of it changes. The routes and the ids are asked of the program and its tables.
/// </summary>
public abstract class IsolationTests(Portal portal) : PortalTest(portal)
{
    private const string CitysKey = "key-of-the-city-that-walks";

    /// <summary>Everything that a member of the city's staff may ever be permitted.</summary>
    private static readonly StaffRole[] EveryRole = Enum.GetValues<StaffRole>();

    private readonly List<string> _wrong = [];

    [Fact]
    public async Task A_key_of_the_city_learns_nothing_of_the_county()
    {
        var (world, routes) = await Begin(route => route.IsOfTheApi);
        var before = await OtherWorld.Everything(Portal);
        foreach (var route in routes)
        {
            var names = Parameters(route);
            foreach (var values in Combinations(names, world, route))
            {
                Judge(route, await Call(route, Portal.City, values), mayAnswer: names.Count == 0);
                var there = await Call(route, Portal.County, values);
                Judge(route, there, mayAnswer: false);
                if (there.Status is not 403)
                    _wrong.Add($"{route} answered the city's key {there.Status} at the county's address");
            }
        }

        await End(before);
    }

    [Fact]
    public async Task A_payers_page_of_the_city_shows_nothing_of_the_county()
    {
        var (world, routes) = await Begin(route => route.Template.StartsWith("/{jurisdiction}", StringComparison.Ordinal));
        using var payer = Portal.ABrowser();
        var before = await OtherWorld.Everything(Portal);
        foreach (var route in routes)
        {
            foreach (var values in Combinations(Parameters(route), world, route))
            {
                var address = route.Address(name => name == "jurisdiction" ? Portal.City : values[name]);
                if (!route.IsPost)
                    Judge(route, await payer.Get(address), mayAnswer: true);
                foreach (var fields in route.IsPost ? Filled(route, world) : [])
                    Judge(route, await payer.Post($"/{Portal.City}/find", address, fields), mayAnswer: true);
            }
        }

        await End(before);
    }

    [Fact]
    public async Task Staff_of_the_city_see_and_change_nothing_of_the_county()
    {
        var (world, routes) = await Begin(route => route.IsOfStaff);
        var walker = await Portal.SignedInAs(EveryRole, Portal.City);
        var before = await OtherWorld.Everything(Portal);
        foreach (var route in routes)
        {
            var names = Parameters(route);
            foreach (var values in Combinations(names, world, route))
            {
                foreach (var fields in Filled(route, world))
                {
                    var address = route.Address(name => values[name]);
                    var answer = await Visit(walker, route, address, fields);
                    if (answer.Status == 302 && answer.Location?.Contains("/sign-in?", StringComparison.Ordinal) == true)
                    {
                        // They have signed themselves out on the way.
                        walker.Dispose();
                        walker = await Portal.SignedInAs(EveryRole, Portal.City);
                        answer = await Visit(walker, route, address, fields);
                    }

                    Judge(route, answer, mayAnswer: names.All(OtherWorld.OwnWords.ContainsKey));
                }
            }
        }

        walker.Dispose();
        await End(before);
    }

    private static async Task<Answer> Visit(StaffBrowser walker, SiteRoute route, string address, IReadOnlyList<(string Name, string Value)> fields)
    {
        if (route.IsPost)
            return await walker.Get("/me") is { Status: not 200 } signedOut ? signedOut : await walker.Post("/me", address, fields);

        var asked = fields.Aggregate(address, (so, field) => $"{so}{(so.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{field.Name}={Uri.EscapeDataString(field.Value)}");
        return await walker.Send(new HttpMethod(route.Method), asked, null);
    }

    private async Task<Answer> Call(SiteRoute route, string jurisdiction, IReadOnlyDictionary<string, string> values)
    {
        var path = route.Address(name => name == "jurisdiction" ? jurisdiction : values[name]);
        return route.IsPost ? await Portal.Post(path, new { accountNumber = "BU5-90001", method = "Online" }, key: CitysKey) : await Portal.Get(path, CitysKey);
    }

    private void Judge(SiteRoute route, Answer answer, bool mayAnswer)
    {
        if (!mayAnswer && answer.Status is not (400 or 403 or 404 or 405 or 422))
            _wrong.Add($"{route} answered {answer.Status} {answer.Location} to the county's ids");
        if (answer.Status >= 500)
            _wrong.Add($"{route} answered {answer.Status}");
        _wrong.AddRange(TheCounty.Marks.Where(mark => answer.Text.Contains(mark, StringComparison.OrdinalIgnoreCase)).Select(mark => $"{route} shows \"{mark}\" of the county"));
    }

    private static List<string> Parameters(SiteRoute route) =>
        [.. route.Endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).Where(name => name != "jurisdiction")];

    /// <summary>The values of each parameter in turn, the first of the others with them.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, string>> Combinations(IReadOnlyList<string> names, OtherWorld world, SiteRoute route)
    {
        var all = names.ToDictionary(name => name, name => ValuesOf(name, world, route));
        var most = names.Count == 0 ? 1 : all.Values.Max(values => values.Count);
        return Enumerable.Range(0, most).Select(turn => all.ToDictionary(pair => pair.Key, pair => pair.Value[turn % pair.Value.Count]));
    }

    private static IReadOnlyList<string> ValuesOf(string name, OtherWorld world, SiteRoute route)
    {
        var isId = route.Endpoint.RoutePattern.Parameters.Single(parameter => parameter.Name == name).ParameterPolicies.Any((RoutePatternParameterPolicyReference policy) => policy.Content == "guid");
        var values = isId ? world.Ids : world.Values.GetValueOrDefault(name);
        values.ShouldNotBeNull($"The walk does not know what {{{name}}} of {route} stands for: say in OtherWorld.Values what of the other jurisdiction belongs there.");
        values.ShouldNotBeEmpty($"The county has nothing for {{{name}}} of {route}.");
        return values;
    }

    /// <summary>What the handler takes besides: ids as ids, words as numbers of the county. And nothing at all: no filter, everything there is.</summary>
    private static IEnumerable<IReadOnlyList<(string Name, string Value)>> Filled(SiteRoute route, OtherWorld world)
    {
        var ids = route.Fields.Where(field => (Nullable.GetUnderlyingType(field.Type) ?? field.Type) == typeof(Guid)).Select(field => field.Name).ToList();
        var words = route.Fields.Where(field => field.Type == typeof(string)).Select(field => field.Name).ToList();
        var turns = Parameters(route).Count > 0 || ids.Count == 0 ? 1 : world.Ids.Count;
        return Enumerable.Range(0, turns).Select(turn => (IReadOnlyList<(string, string)>)
            [.. ids.Select(name => (name, world.Ids[turn])), .. words.Select(name => (name, world.Values["number"][turn % world.Values["number"].Count]))])
            .Prepend([]);
    }

    private async Task<(OtherWorld World, List<SiteRoute> Routes)> Begin(Func<SiteRoute, bool> wanted)
    {
        var world = await TheCounty.Lives(Portal);
        await Portal.InStore(async services =>
        {
            var db = services.GetRequiredService<IGranciusDb>();
            var city = await db.Jurisdictions.SingleAsync(one => one.Slug == Portal.City, CancellationToken.None);
            db.ApiKeys.Add(ApiKey.Given(city.Id, "The city's", CitysKey, Portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync(CancellationToken.None);
        });
        world.Ids.Count.ShouldBeGreaterThan(15);
        var routes = (await Portal.InStore(SiteRoute.All)).Where(wanted).ToList();
        routes.Count.ShouldBeGreaterThan(5);
        return (world, routes);
    }

    private async Task End(string before)
    {
        var (was, now) = (before.Split('\n'), (await OtherWorld.Everything(Portal)).Split('\n'));
        _wrong.AddRange(was.Except(now).Concat(now.Except(was)).Select(row => $"changed of the county: {row}"));
        _wrong.Distinct().ShouldBeEmpty();
    }
}

[Collection(OnSqlite.Name)]
public sealed class IsolationOnSqlite(SqlitePortal portal) : IsolationTests(portal);

[Collection(OnPostgres.Name)]
public sealed class IsolationOnPostgres(PostgresPortal portal) : IsolationTests(portal);
