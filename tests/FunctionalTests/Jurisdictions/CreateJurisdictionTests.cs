using Grancius.FunctionalTests.Fixture;
using Grancius.FunctionalTests.Operations;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>The operator makes a jurisdiction at the command line, in Production, where no demo does it.</summary>
public abstract class CreateJurisdictionTests(Engine engine) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Lake = new()
    {
        ["slug"] = "lake-ca",
        ["name"] = "Lake County, CA",
        ["time-zone"] = "America/Los_Angeles",
        ["prefix"] = "LC1-",
        ["phone"] = "707-555-0100",
        ["email"] = "fees@lake.example",
        ["address"] = "255 N Forbes St, Lakeport, CA 95453",
    };

    private string _database = "";

    private (string, string)[] Production =>
    [
        ("Database__Provider", engine.Provider), ("ConnectionStrings__Grancius", _database), ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("Site__PublicUrl", "https://pay.county.example"),
        // An environment has names of its own; nothing may be taken for an argument.
        ("NAME", "somebody's machine"), ("PREFIX", "/usr"),
    ];

    public async Task InitializeAsync() => _database = await engine.NewDatabase();

    public Task DisposeAsync() => engine.Drop(_database);

    [Fact]
    public async Task A_jurisdiction_is_made_once_and_what_is_wrong_is_said_in_one_line()
    {
        await using (var migrate = ProgramRun.Of(["migrate"], Production))
            (await migrate.Ends()).ShouldBe(0, string.Join('\n', migrate.Errors));

        await Refuses(Lake.Where(argument => argument.Key is not ("name" or "prefix")), "Missing: --name, --prefix.");
        await Refuses(With("slug", "admin"), "/admin is the address of another part of this site");
        await Refuses(With("slug", "Lake County"), "small letters, digits and single dashes");
        await Refuses(With("time-zone", "Pacific"), "America/Los_Angeles");
        await Refuses(With("prefix", "lc"), "capital letters");
        (await engine.Number(_database, "SELECT count(*) FROM jurisdictions")).ShouldBe(0);

        await using (var made = Run(Lake))
        {
            (await made.Ends()).ShouldBe(0, string.Join('\n', made.Errors));
            var told = string.Join('\n', made.Output);
            told.ShouldContain("https://pay.county.example/lake-ca is there");
            told.ShouldContain("invite-administrator --jurisdiction lake-ca");
            told.ShouldContain("https://pay.county.example/admin/biller");
        }

        await Refuses(With("prefix", "LC2-"), "Another jurisdiction has this address");
        await Refuses(With("slug", "lake-or"), "Another jurisdiction on this site has this prefix");
        (await engine.Number(_database, "SELECT count(*) FROM jurisdictions")).ShouldBe(1);
        (await engine.Number(_database, "SELECT count(*) FROM audit_entries WHERE action = 'jurisdiction_created'")).ShouldBe(1);
        await ItsPagesAreThere();
    }

    /// <summary>The first administrator comes in, payers are told whom to call, and the trail is whole from its first entry.</summary>
    private async Task ItsPagesAreThere()
    {
        await using (var invite = ProgramRun.Of(["invite-administrator", "--jurisdiction", "lake-ca", "--email", "first@lake.example"], Production))
            (await invite.Ends()).ShouldBe(0, string.Join('\n', invite.Errors));
        await using (var verify = ProgramRun.Of(["verify-audit"], Production))
        {
            (await verify.Ends()).ShouldBe(0, string.Join('\n', verify.Errors));
            verify.Output.ShouldContain(line => line.StartsWith("lake-ca: whole, 2 entries", StringComparison.Ordinal));
        }

        var address = Node.FreeAddress();
        await using var node = ProgramRun.Of([], [.. Production, ("ASPNETCORE_URLS", address.AbsoluteUri)]);
        using var http = await node.Listens(address);
        foreach (var page in (string[])["/lake-ca", "/lake-ca/find", $"/lake-ca/fee?key={new string('0', 32)}"])
        {
            using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
            (await answer.Content.ReadAsStringAsync()).ShouldContain("707-555-0100", Case.Sensitive, page);
        }
    }

    private static Dictionary<string, string> With(string name, string value) => new(Lake) { [name] = value };

    private async Task Refuses(IEnumerable<KeyValuePair<string, string>> arguments, string words)
    {
        await using var refused = Run(arguments);
        (await refused.Ends()).ShouldBe(2);
        refused.Errors.ShouldHaveSingleItem().ShouldContain(words);
    }

    private ProgramRun Run(IEnumerable<KeyValuePair<string, string>> arguments) =>
        ProgramRun.Of(["create-jurisdiction", .. arguments.SelectMany(argument => (string[])[$"--{argument.Key}", argument.Value])], Production);
}

[Collection(OnProcesses.Name)]
public sealed class CreateJurisdictionOnSqlite() : CreateJurisdictionTests(Engine.Sqlite);

[Collection(OnProcesses.Name)]
public sealed class CreateJurisdictionOnPostgres() : CreateJurisdictionTests(Engine.Postgres);
