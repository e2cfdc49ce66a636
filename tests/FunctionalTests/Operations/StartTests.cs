using Grancius.FunctionalTests.Fixture;
using Grancius.Sandbox;
using Microsoft.Data.Sqlite;

namespace Grancius.FunctionalTests.Operations;

/// <summary>The program from its start to its end, as a deployment runs it.</summary>
public abstract class StartTests(Engine engine) : IAsyncLifetime
{
    protected string Database { get; private set; } = "";

    protected (string, string)[] Store => [("Database__Provider", engine.Provider), ("ConnectionStrings__Grancius", Database)];

    public async Task InitializeAsync() => Database = await engine.NewDatabase();

    public Task DisposeAsync() => engine.Drop(Database);

    [Fact]
    public async Task Production_starts_only_on_a_store_that_the_migrate_command_has_prepared()
    {
        var address = Node.FreeAddress();
        (string, string)[] production = [.. Store, ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", address.AbsoluteUri)];

        await using (var early = ProgramRun.Of([], production))
        {
            (await early.Ends()).ShouldNotBe(0);
            early.Errors.ShouldHaveSingleItem().ShouldContain("migrate");
        }

        await using (var migrate = ProgramRun.Of(["migrate"], production))
            (await migrate.Ends()).ShouldBe(0, string.Join('\n', migrate.Errors));
        await using (var again = ProgramRun.Of(["migrate"], production))
            (await again.Ends()).ShouldBe(0, "a migration that was made is not made again");

        (await engine.Number(Database, "SELECT count(*) FROM jurisdictions")).ShouldBe(0, "no demo in Production");
        await using var node = ProgramRun.Of([], production);
        using var http = await node.Listens(address);
        node.IsToldToStop();
        (await node.Ends()).ShouldBe(0);
    }

    [Fact]
    public async Task Production_takes_the_sandbox_where_the_operator_insists()
    {
        await using var migrate = ProgramRun.Of(["migrate"], [.. Store, ("ASPNETCORE_ENVIRONMENT", "Production"), ("CloudPay__Mode", "Sandbox"), ("CloudPay__AllowSandbox", "true")]);

        (await migrate.Ends()).ShouldBe(0, string.Join('\n', migrate.Errors));
    }

    [Fact]
    public async Task A_whole_payment_leaves_nothing_of_the_payer_and_no_secret_in_the_log()
    {
        var address = Node.FreeAddress();
        await using var program = ProgramRun.Of([],
        [
            .. Store, ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", address.AbsoluteUri), ("Demo__ApiKey", Portal.ApiKey),
            ("Reconciliation__SweepEvery", "00:00:01"), ("Serilog__MinimumLevel__Default", "Debug"),
        ]);
        using var http = await program.Listens(address);
        var payer = new Caller(http);

        var bill = Bill.Of(await payer.Post($"/api/v1/{Portal.County}/fees", new
        {
            customer = new { name = "Quentin Zephyr", address = "77 Marigold Terrace", city = "Brooksville", state = "FL", zip = "34699", email = "quentin@example.org" },
            fees = new[] { new { feeCode = "PRM-SIGN" } },
        }));
        var opened = (await payer.Post($"/api/v1/{Portal.County}/payment-sessions", new { accountNumber = bill.AccountNumber, method = "Online" })).ShouldBe(201);
        var paid = (await payer.Post("/sandbox/pay", new { url = opened.Json.Text("redirectUrl") })).ShouldBe(200);
        (await payer.Get(new Uri(paid.Json.Text("returnUrl")).PathAndQuery)).ShouldBe(200).Text.ShouldContain("50.00");
        (await payer.Post($"/api/v1/{Portal.County}/fees", new { fees = "Quentin Zephyr" })).ShouldBe(400);
        (await payer.Post("/Public/SilentPaymentResponse?Session=garbage-of-quentin", new { CustomerName = "Quentin Zephyr" })).ShouldBe(200);
        var session = (await payer.Get($"/api/v1/{Portal.County}/payment-sessions/{opened["id"].GetGuid()}")).ShouldBe(200);
        session.Json.Text("state").ShouldBe("Paid");
        await Task.Delay(1500);
        program.IsToldToStop();
        (await program.Ends()).ShouldBe(0);

        var log = string.Join('\n', [.. program.Output, .. program.Errors]);
        var (payers, processors) = (paid.Json.Text("returnUrl").Split("Session=")[1], paid.Json.List("posts")[0].Text("url").Split("Session=")[1]);
        string[] secrets =
        [
            "Quentin", "Zephyr", "Marigold", "34699", "quentin@", Portal.ApiKey, payers, processors, "Bearer", "Basic ", "Authorization", "sandbox-api-key", "sandbox-web-service-key",
            opened.Json.Text("redirectUrl").Split('/')[^1],
        ];
        foreach (var secret in secrets)
            log.ShouldNotContain(secret, Case.Sensitive);
        log.ShouldContain("StartPaymentSession", Case.Sensitive, "or nothing was logged at all");
        program.Output.Where(line => line.StartsWith('{')).ShouldAllBe(line => IsJson(line));
        program.Output.ShouldContain(line => line.Contains("CorrelationId", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_is_under_way_is_finished_before_the_node_ends()
    {
        var (address, processor) = (Node.FreeAddress(), Node.FreeAddress());
        await using var sandbox = SandboxHost.Build([$"--urls={processor}", "--Logging:LogLevel:Default=None"]);
        await sandbox.StartAsync();
        await using var program = ProgramRun.Of([],
        [
            .. Store, ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", address.AbsoluteUri), ("Demo__ApiKey", Portal.ApiKey),
            ("CloudPay__Mode", "Live"), ("CloudPay__BaseUrl", processor.AbsoluteUri),
        ]);
        using var http = await program.Listens(address);
        using var atProcessor = Node.NewClient(processor);
        (await new Caller(atProcessor).Post("/sandbox/faults", new { open = "slow", delaySeconds = 3 })).ShouldBe(200);

        var opening = new Caller(http).Post($"/api/v1/{Portal.County}/payment-sessions", new { accountNumber = "BU5-90001", method = "Online" });
        await Task.Delay(1000);
        program.IsToldToStop();

        (await opening).ShouldBe(201);
        (await program.Ends()).ShouldBe(0);
        (await engine.Number(Database, "SELECT count(*) FROM payment_sessions WHERE status = 'AwaitingPayer'")).ShouldBe(1);
    }

    private static bool IsJson(string line)
    {
        using var json = System.Text.Json.JsonDocument.Parse(line);
        return json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object;
    }
}

[Collection(OnProcesses.Name)]
public sealed class StartsOnSqlite() : StartTests(Engine.Sqlite)
{
    /// <summary>Where its header says how it is written: 2 is with a write-ahead log.</summary>
    private const int Journal = 18;

    [Fact]
    public async Task A_store_that_was_restored_without_its_write_ahead_log_has_one_again()
    {
        await Migrates();
        Header()[Journal].ShouldBe((byte)2);
        await Engine.Sqlite.Run(Database, "PRAGMA journal_mode = DELETE");
        Header()[Journal].ShouldBe((byte)1);

        await Migrates();

        Header()[Journal].ShouldBe((byte)2);
    }

    private async Task Migrates()
    {
        await using var migrate = ProgramRun.Of(["migrate"], Store);
        (await migrate.Ends()).ShouldBe(0, string.Join('\n', migrate.Errors));
    }

    private byte[] Header() => File.ReadAllBytes(new SqliteConnectionStringBuilder(Database).DataSource);
}

[Collection(OnProcesses.Name)]
public sealed class StartsOnPostgres() : StartTests(Engine.Postgres);

/// <summary>Processes of their own are started one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OnProcesses
{
    public const string Name = "Processes";
}
