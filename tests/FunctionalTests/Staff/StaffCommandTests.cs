using Grancius.FunctionalTests.Fixture;
using Grancius.FunctionalTests.Operations;
using Grancius.Infrastructure.Demo;

namespace Grancius.FunctionalTests.Staff;

/// <summary>What the operator does about staff at the command line, and what Production refuses.</summary>
public abstract class StaffCommandTests(Engine engine) : IAsyncLifetime
{
    private readonly DirectoryInfo _post = Directory.CreateTempSubdirectory("grancius-invitations-");
    private string _database = "";

    private (string, string)[] Store => [("Database__Provider", engine.Provider), ("ConnectionStrings__Grancius", _database)];

    private (string, string)[] Production => [.. Store, ("ASPNETCORE_ENVIRONMENT", "Production"), ("Site__PublicUrl", "https://pay.county.example")];

    public async Task InitializeAsync() => _database = await engine.NewDatabase();

    public async Task DisposeAsync()
    {
        _post.Delete(recursive: true);
        await engine.Drop(_database);
    }

    [Fact]
    public async Task The_first_administrator_comes_in_by_a_link_that_the_command_prints()
    {
        await HasTheDemosJurisdictions("--Demo:Staff=false");

        await using (var wrong = ProgramRun.Of(["invite-administrator", "--jurisdiction", "nowhere", "--email", "first@county.example"], Production))
        {
            (await wrong.Ends()).ShouldBe(2);
            wrong.Errors.ShouldHaveSingleItem().ShouldContain("nowhere");
        }

        await using (var wrong = ProgramRun.Of(["invite-administrator"], Production))
        {
            (await wrong.Ends()).ShouldBe(2);
            wrong.Errors.ShouldHaveSingleItem().ShouldContain("--jurisdiction");
        }

        (string, string) mail = ("Mail__PickupFolder", _post.FullName);
        await using var command = ProgramRun.Of(["invite-administrator", "--jurisdiction", Portal.County, "--email", "first@county.example"], [.. Production, mail]);
        (await command.Ends()).ShouldBe(0, string.Join('\n', command.Errors));
        var link = command.Output.Single(line => line.StartsWith("https://pay.county.example/invitation/", StringComparison.Ordinal));
        var address = Node.FreeAddress();
        await using var node = ProgramRun.Of([], [.. Production, mail, ("ASPNETCORE_URLS", address.AbsoluteUri), ("Serilog__MinimumLevel__Default", "Debug")]);
        using var http = await node.Listens(address);
        await Eventually.Holds(async () => _post.GetFiles("*.eml") is [var letter] && Eml.Of(await File.ReadAllTextAsync(letter.FullName)).Text.Contains(link, StringComparison.Ordinal));
        using var first = new StaffBrowser(address, null, null);
        (await first.Get(new Uri(link).AbsolutePath)).ShouldBe(200).Text.ShouldContain("first@county.example");
        (await first.Post(new Uri(link).AbsolutePath, null, ("Name", "Fae First"), ("Password", Portal.Password))).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");

        var cookie = first.SetCookies.Single(cookie => cookie.Contains("grancius-signing-in", StringComparison.Ordinal));
        cookie.ShouldStartWith("__Host-");
        cookie.ShouldContain("secure", Case.Insensitive);
        (await first.SignsIn("clerk@co-hernando-fl.example", DemoStaff.Password)).ShouldBe(200);
        node.IsToldToStop();
        await node.Ends();
        var log = string.Join('\n', node.Output);
        foreach (var secret in (string[])[Portal.Password, DemoStaff.Password, new Uri(link).Segments[^1], "Fae First", "first@county"])
            log.ShouldNotContain(secret, Case.Sensitive);
        log.ShouldContain("AcceptInvitation", Case.Sensitive, "or nothing was logged at all");
    }

    [Fact]
    public async Task Production_does_not_start_with_the_demos_staff_until_they_are_sent_away()
    {
        await HasTheDemosJurisdictions();

        await using (var refused = ProgramRun.Of([], Production))
        {
            (await refused.Ends()).ShouldBe(2);
            refused.Errors.ShouldHaveSingleItem().ShouldContain("retire-demo-staff");
        }

        await using (var retire = ProgramRun.Of(["retire-demo-staff"], Production))
        {
            (await retire.Ends()).ShouldBe(0, string.Join('\n', retire.Errors));
            retire.Output.ShouldContain(line => line.StartsWith($"{DemoStaff.People.Count} of the demo's staff", StringComparison.Ordinal));
        }

        var address = Node.FreeAddress();
        await using var node = ProgramRun.Of([], [.. Production, ("ASPNETCORE_URLS", address.AbsoluteUri)]);
        using var http = await node.Listens(address);
        using var stranger = new StaffBrowser(address, null, null);
        (await stranger.SignsIn("admin@co-hernando-fl.example", DemoStaff.Password)).ShouldBe(200).Text.ShouldContain("is not right");
    }

    /// <summary>A database as a start in Development leaves it.</summary>
    private async Task HasTheDemosJurisdictions(params string[] settings)
    {
        await using var node = await Node.Start(engine, _database, new Uri("http://localhost:9"), new TestClock(), jobs: false, settings);
    }
}

[Collection(OnProcesses.Name)]
public sealed class StaffCommandsOnSqlite() : StaffCommandTests(Engine.Sqlite);

[Collection(OnProcesses.Name)]
public sealed class StaffCommandsOnPostgres() : StaffCommandTests(Engine.Postgres);
