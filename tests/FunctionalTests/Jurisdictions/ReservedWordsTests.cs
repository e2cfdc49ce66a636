using Grancius.Domain.Jurisdictions;
using Grancius.Web.Operations;
using Microsoft.AspNetCore.Routing;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>No jurisdiction may be called what the site calls something else: the words are those of its routes, and some that are kept free.</summary>
public class ReservedWordsTests
{
    /// <summary>No route begins so today, and none may mean a jurisdiction either.</summary>
    private static readonly string[] KeptFree =
        ["assets", "favicon", "health", "help", "login", "metrics", "receipts", "robots", "static", "webhooks", "well-known"];

    [Fact]
    public async Task The_reserved_words_are_the_first_words_of_the_routes()
    {
        await using var app = GranciusApp.Build(
        [
            "--environment=Development", "--applicationName=Grancius.Web", "--CloudPay:Mode=Sandbox", "--ConnectionStrings:Grancius=Data Source=:memory:", "--Mail:PickupFolder=/tmp",
        ]);
        var first = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').Split('/')[0])
            .Where(word => word.Length > 0 && !word.Contains('{', StringComparison.Ordinal))
            .Select(word => word.Split('.')[0].ToLowerInvariant())
            .Distinct().Order(StringComparer.Ordinal).ToList();
        first.Count.ShouldBeGreaterThan(15);
        first.ShouldContain("sandbox");

        first.Where(word => !Slugs.IsTopWord(word)).ShouldBeEmpty("a jurisdiction of this name would take these pages away: add them to Slugs.TopWords");
        KeptFree.Where(word => !Slugs.IsTopWord(word) || first.Contains(word)).ShouldBeEmpty("it is a route now, or reserved no longer");
        Slugs.TopWords.Except(first).Except(KeptFree).ShouldBeEmpty("nothing begins so: why may no jurisdiction be called that?");
    }

    [Fact]
    public void No_reserved_word_is_a_slug() =>
        Slugs.TopWords.Select(word => Slugs.Check(word).Error?.Code).ShouldAllBe(code => code == "slug_reserved" || code == "slug_shape");
}
