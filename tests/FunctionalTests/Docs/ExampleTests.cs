using System.Diagnostics;
using System.Globalization;
using Grancius.ClientExample;
using Grancius.Domain.Webhooks;
using Grancius.FunctionalTests.Fixture;
using Grancius.FunctionalTests.Webhooks;
using Xunit.Abstractions;

namespace Grancius.FunctionalTests.Docs;

/// <summary>What we show to integrators does what we say, against the product as it runs.</summary>
public abstract class ExampleTests(Portal portal, ITestOutputHelper output) : WebhookTest(portal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static bool HasCurl => File.Exists("/usr/bin/curl") && File.Exists("/usr/bin/openssl");

    [Fact]
    public async Task The_csharp_client_assesses_opens_a_session_and_reads_it_back()
    {
        var (code, text) = await Runs("dotnet", ClientArguments("pay", Portal.Http.BaseAddress!.AbsoluteUri, Portal.County, Portal.ApiKey));

        code.ShouldBe(0, text);
        text.ShouldContain("owes 50.00");
        text.ShouldContain("is AwaitingPayer: send the payer to http");
        text.ShouldContain("is Open, 50.00 due");
    }

    [Fact]
    public async Task The_csharp_client_says_what_the_api_refuses()
    {
        var (code, text) = await Runs("dotnet", ClientArguments("pay", Portal.Http.BaseAddress!.AbsoluteUri, Portal.County, "guessed"));

        code.ShouldBe(1);
        text.ShouldContain("401 unauthorized");
    }

    [Fact]
    public async Task The_csharp_client_hears_of_an_invoice_and_knows_that_it_is_genuine()
    {
        await NothingIsPending();
        var address = Node.FreeAddress();
        var (_, secret) = await AnEndpoint(address, WebhookTypes.InvoiceIssued);
        using var listener = Start("dotnet", ClientArguments("listen", address.AbsoluteUri, secret));
        (await listener.StandardOutput.ReadLineAsync()).ShouldBe($"Listening at {address.AbsoluteUri}");

        await Portal.ABillOfOneInvoice();
        await NewsGoesOut();

        var (code, text) = await Ends(listener);
        code.ShouldBe(0, text);
        text.ShouldContain("Genuine: msg_");
        text.ShouldContain("BU5-00001-43");
        (await Deliveries("Delivered")).ShouldBe(1);
    }

    [Fact]
    public async Task Neither_example_takes_a_message_that_was_changed_recorded_or_signed_by_somebody_else()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        var (_, secret) = await AnEndpoint(receiver.Address);
        await Portal.ABillOfOneInvoice();
        await NewsGoesOut();
        var message = receiver.Messages.ShouldHaveSingleItem();
        var (id, timestamp, signature) = (message.Id, message.Heads["webhook-timestamp"], message.Heads["webhook-signature"]);
        var older = (long.Parse(timestamp, CultureInfo.InvariantCulture) - 301).ToString(CultureInfo.InvariantCulture);
        var another = "whsec_" + Convert.ToBase64String(new byte[32]);

        var verifier = new WebhookVerifier(secret, TimeProvider.System);
        verifier.IsGenuine(id, timestamp, signature, message.Body).ShouldBeTrue();
        verifier.IsGenuine(id, timestamp, $"v1,c29tZWJvZHkgZWxzZQ== {signature}", message.Body).ShouldBeTrue();
        verifier.IsGenuine(id, timestamp, signature, message.Body + " ").ShouldBeFalse();
        verifier.IsGenuine(id + "0", timestamp, signature, message.Body).ShouldBeFalse();
        verifier.IsGenuine(id, older, signature, message.Body).ShouldBeFalse();
        verifier.IsGenuine(id, "soon", signature, message.Body).ShouldBeFalse();
        new WebhookVerifier(another, TimeProvider.System).IsGenuine(id, timestamp, signature, message.Body).ShouldBeFalse();
        if (!HasCurl)
        {
            output.WriteLine("No curl or openssl on this machine: the script was not run.");
            return;
        }

        (await Verified(secret, id, timestamp, signature, message.Body)).ShouldBe(0);
        (await Verified(secret, id, timestamp, signature, message.Body + " ")).ShouldBe(1);
        (await Verified(secret, id, older, signature, message.Body)).ShouldBe(1);
        (await Verified(another, id, timestamp, signature, message.Body)).ShouldBe(1);
    }

    [Fact]
    public async Task The_curl_script_assesses_opens_a_session_and_reads_it_back()
    {
        if (!HasCurl)
        {
            output.WriteLine("No curl or openssl on this machine: the script was not run.");
            return;
        }

        var (code, text) = await Runs("bash", [Script, "pay", Portal.Http.BaseAddress!.AbsoluteUri.TrimEnd('/'), Portal.County, Portal.ApiKey]);

        code.ShouldBe(0, text);
        text.ShouldContain("Account BU5-");
        text.ShouldContain("Reads back: {\"id\":\"");
        text.ShouldContain("\"state\":\"AwaitingPayer\"");
    }

    private static string Script => Path.Combine(AppContext.BaseDirectory, "curl.sh");

    private static string[] ClientArguments(params string[] arguments) => [Path.Combine(AppContext.BaseDirectory, "Grancius.ClientExample.dll"), .. arguments];

    private static async Task<int> Verified(string secret, string id, string timestamp, string signature, string body) =>
        (await Runs("bash", [Script, "verify", secret, id, timestamp, signature], body)).Code;

    private static async Task<(int Code, string Text)> Runs(string program, string[] arguments, string input = "")
    {
        using var process = Start(program, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await Ends(process);
    }

    private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<(int Code, string Text)> Ends(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, string.Concat(texts));
    }
}

[Collection(OnSqlite.Name)]
public sealed class ExamplesOnSqlite(SqlitePortal portal, ITestOutputHelper output) : ExampleTests(portal, output);

[Collection(OnPostgres.Name)]
public sealed class ExamplesOnPostgres(PostgresPortal portal, ITestOutputHelper output) : ExampleTests(portal, output);
