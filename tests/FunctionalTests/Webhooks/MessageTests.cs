using Grancius.Domain.Webhooks;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Webhooks;

public abstract class MessageTests(Portal portal) : WebhookTest(portal)
{
    [Fact]
    public async Task An_invoice_that_is_issued_and_paid_is_told_once_with_ids_and_dollars()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        var (_, secret) = await AnEndpoint(receiver.Address);
        var session = await Portal.AnOpenSession(await Portal.ABillOfOneInvoice());
        await NewsGoesOut();
        await session.Approval("pay-1").Arrives(Portal);
        await session.Approval("pay-1").Arrives(Portal);
        await NewsGoesOut();
        await NewsGoesOut();

        receiver.Messages.Select(message => message.Type).ShouldBe(["invoice.issued", "invoice.paid"]);
        var paid = receiver.Messages[1];
        paid.Json.Names().ShouldBe(["type", "timestamp", "data"]);
        paid.Json.Text("timestamp").ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        paid.Data.Names().ShouldBe(["jurisdiction", "invoiceId", "invoiceNumber", "accountNumber", "invoiceTypeId", "amount"]);
        paid.Data.Text("invoiceNumber").ShouldBe("BU5-00001-43");
        paid.Data.Text("jurisdiction").ShouldBe(Portal.County);
        paid.Body.ShouldContain("\"amount\":50.00");
        paid.Body.ShouldNotContain("Amber");
        paid.Heads["content-type"].ShouldBe("application/json; charset=utf-8");
        receiver.Messages.ShouldAllBe(message => message.IsSignedWith(secret));
        receiver.Messages.Select(message => message.Id).Distinct().Count().ShouldBe(2);
        (await Portal.Number("SELECT count(*) FROM webhook_endpoints WHERE secret_sealed LIKE '%whsec%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_session_under_review_is_told()
    {
        await using var receiver = await Receiver.Start();
        await AnEndpoint(receiver.Address, WebhookTypes.SessionUnderReview);
        var session = await Portal.AnOpenSession();
        await session.Approval("pay-1").With("PaymentAmount", "1.00").Arrives(Portal);

        await NewsGoesOut();

        var message = receiver.Messages.ShouldHaveSingleItem();
        message.Type.ShouldBe("session.under_review");
        message.Data.GetProperty("sessionId").GetGuid().ShouldBe(session.Id);
        message.Body.ShouldContain("\"amount\":361.84");
        message.Body.ShouldContain("\"amountPaid\":0.00");
    }

    [Fact]
    public async Task Nobody_is_told_what_he_did_not_ask_for_nor_of_another_jurisdiction()
    {
        await using var receiver = await Receiver.Start();
        await AnEndpoint(receiver.Address, WebhookTypes.InvoicePaid);
        await Portal.ABillOfOneInvoice();
        (await Portal.Post($"/api/v1/{Portal.City}/fees", new { customer = Portal.AmberStirn, fees = new[] { new { feeCode = "PRM-LEGACY" } } })).ShouldBe(201);

        await NewsGoesOut();

        receiver.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_nodes_tell_each_endpoint_once()
    {
        await using var one = await Receiver.Start();
        await using var two = await Receiver.Start();
        await NothingIsPending();
        await AnEndpoint(one.Address);
        await AnEndpoint(two.Address);
        var other = await Portal.AnotherNode();
        for (var bill = 1; bill <= 5; bill++)
            await Portal.ABillOfOneInvoice($"BU5-0000{bill}");

        await Task.WhenAll(Portal.FactsAreTurned(), Portal.FactsAreTurned(other));
        await Task.WhenAll(Portal.WebhooksAreSent(), Portal.WebhooksAreSent(other));
        await Task.WhenAll(Portal.WebhooksAreSent(), Portal.WebhooksAreSent(other));

        foreach (var receiver in (Receiver[])[one, two])
        {
            receiver.Messages.Count.ShouldBe(5);
            receiver.Messages.Select(message => message.Id).Distinct().Count().ShouldBe(5);
        }

        one.Messages.Select(message => message.Id).Order().ShouldBe(two.Messages.Select(message => message.Id).Order());
    }

    [Fact]
    public async Task Messages_and_letters_go_out_by_themselves()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        await AnEndpoint(receiver.Address, WebhookTypes.InvoicePaid);
        await Portal.AnotherNode(jobs: true);
        var bill = Bill.Of(await Portal.Post("fees", new
        {
            customer = new { name = "Amber Stirn", address = "6153 Zirkels Circle", city = "Brooksville", state = "FL", zip = "34604", email = "amber@example.com" },
            fees = new object[] { new { feeCode = "PRM-SIGN" } },
        }));
        await (await Portal.AnOpenSession(bill)).Approval("pay-1").Arrives(Portal);

        await Eventually.Holds(() => Task.FromResult(receiver.Messages.Count == 1));
        await Eventually.Holds(() => Task.FromResult(Portal.Letters().Count == 1));
    }

    [Fact]
    public async Task While_a_rotation_overlaps_both_secrets_sign()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        var (id, old) = await AnEndpoint(receiver.Address);
        var fresh = await Rotated(id, TimeSpan.FromHours(24));
        await Portal.ABillOfOneInvoice();
        await NewsGoesOut();
        receiver.Messages[0].IsSignedWith(old).ShouldBeTrue();
        receiver.Messages[0].IsSignedWith(fresh).ShouldBeTrue();

        Portal.TimePasses(TimeSpan.FromHours(24));
        await Portal.ABillOfOneInvoice("BU5-00002");
        await NewsGoesOut();
        receiver.Messages[1].IsSignedWith(old).ShouldBeFalse();
        receiver.Messages[1].IsSignedWith(fresh).ShouldBeTrue();
    }

    private Task<string> Rotated(Guid id, TimeSpan overlap) => Portal.InStore(async services =>
    {
        var db = (Application.Common.IGranciusDb)services.GetService(typeof(Application.Common.IGranciusDb))!;
        var secrets = (Application.Webhooks.WebhookSecrets)services.GetService(typeof(Application.Webhooks.WebhookSecrets))!;
        var secret = secrets.Made();
        var endpoint = await db.WebhookEndpoints.FindAsync(new WebhookEndpointId(id));
        endpoint!.Rotate(secrets.Seal(secret), overlap, Portal.Clock.GetUtcNow());
        await db.SaveChangesAsync(CancellationToken.None);
        return secret;
    });
}

[Collection(OnSqlite.Name)]
public sealed class MessagesOnSqlite(SqlitePortal portal) : MessageTests(portal);

[Collection(OnPostgres.Name)]
public sealed class MessagesOnPostgres(PostgresPortal portal) : MessageTests(portal);
