using Grancius.Application.Webhooks;
using Grancius.FunctionalTests.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Webhooks;

/// <summary>Outside Development nothing is sent to where only we can reach.</summary>
public abstract class TargetTests(Portal portal) : WebhookTest(portal)
{
    private const string Inside = "http://127.0.0.1:1/";

    public static readonly TheoryData<string> Refused =
    [
        "http://93.184.216.34/hook", "https://127.0.0.1/hook", "https://localhost/hook", "https://[::1]/hook", "https://10.1.2.3/hook", "https://172.16.0.1/hook",
        "https://192.168.1.1/hook", "https://169.254.169.254/latest/meta-data", "https://100.64.0.1/hook", "https://[fd00:ec2::254]/hook", "https://[fe80::1]/hook",
        "https://[::ffff:10.0.0.1]/hook", "https://[64:ff9b::a00:1]/hook", "https://[2002:a00:1::1]/hook", "https://0.0.0.0/hook", "https://2130706433/hook", "https://0x7f.1/hook",
        "https://metadata.google.internal/hook", "https://printer.local/hook", "https://intranet/hook", "https://user:secret@93.184.216.34/hook", "ftp://93.184.216.34/hook", "hook",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_address_inside_or_without_https_is_refused_when_it_is_registered(string url)
    {
        var node = await Portal.AnotherNode(settings: "--environment=Staging");

        (await ObjectionOf(node, url)).ShouldNotBeNull();
        (await ObjectionOf(node, "https://93.184.216.34/hook")).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_registered_and_leads_inside_is_refused_when_it_is_connected_to()
    {
        await using var receiver = await Receiver.Start();
        var node = await Portal.AnotherNode(settings: "--environment=Staging");
        await NothingIsPending();
        await AnEndpoint(receiver.Address);
        await AnEndpoint(new Uri($"http://localhost:{receiver.Address.Port}"));
        await Portal.ABillOfOneInvoice();

        await NewsGoesOut(node);

        receiver.Messages.ShouldBeEmpty();
        (await Portal.Number("SELECT count(*) FROM webhook_attempts WHERE status IS NULL AND answer LIKE 'The address is of a private%'")).ShouldBe(2);
    }

    [Fact]
    public async Task In_development_a_program_on_the_same_machine_may_be_told() =>
        (await ObjectionOf(Portal.Http, Inside)).ShouldBeNull();

    private Task<string?> ObjectionOf(HttpClient node, string url) => Portal.InStoreOf(node, services =>
        services.GetRequiredService<IWebhookTargets>().ObjectionTo(url, CancellationToken.None));
}

[Collection(OnSqlite.Name)]
public sealed class TargetsOnSqlite(SqlitePortal portal) : TargetTests(portal);

[Collection(OnPostgres.Name)]
public sealed class TargetsOnPostgres(PostgresPortal portal) : TargetTests(portal);
