using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Webhooks;

public abstract class WebhookPageTests(Portal portal) : WebhookTest(portal)
{
    private const string New = "/admin/webhooks/new";

    [Fact]
    public async Task An_endpoint_is_registered_its_secret_shown_once_and_its_messages_are_signed_with_it()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var (page, secret) = await Registered(administrator, receiver.Address);
        await Portal.ABillOfOneInvoice();
        await NewsGoesOut();

        receiver.Messages.ShouldHaveSingleItem().IsSignedWith(secret).ShouldBeTrue();
        var shown = (await administrator.Get(page)).ShouldBe(200).Text;
        shown.ShouldContain("invoice.issued");
        shown.ShouldContain("Delivered");
        shown.ShouldNotContain(secret);
        (await Portal.Number($"SELECT count(*) FROM audit_entries WHERE what LIKE '%whsec%'")).ShouldBe(0, "no secret in the trail");
        (await Entries("webhook_registered")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_endpoint()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        (string, string)[] form = [("Id", (await administrator.Get(New)).Text.Hidden("Id")), ("Name", "Permits"), ("Url", "http://127.0.0.1:9/hook"), ("Types", "invoice.paid")];
        (await administrator.Post(New, null, form)).ShouldBe(200);

        (await administrator.Post(New, null, form)).ShouldBe(200).Text.ShouldContain("This form was sent before");

        (await Portal.Number("SELECT count(*) FROM webhook_endpoints")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var id = (await administrator.Get(New)).Text.Hidden("Id");

        var page = (await administrator.Post(New, null, ("Id", id), ("Name", " "), ("Url", "permits.example"))).ShouldBe(200).Text;
        page.ShouldContain("Enter a name that says who is told.");
        page.ShouldContain("Choose at least one thing to be told of.");
        page.ShouldContain("value=\"permits.example\"");

        page = (await administrator.Post(New, null, ("Id", id), ("Name", "Permits"), ("Url", "permits.example"), ("Types", "invoice.paid"))).ShouldBe(200).Text;
        page.ShouldContain("id=\"Url-error\"");
        page.ShouldContain("Enter a whole address, beginning with https://.");
    }

    [Fact]
    public async Task A_message_is_read_with_every_attempt_and_sent_again_under_the_same_id()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var (page, _) = await Registered(administrator, receiver.Address);
        receiver.Answers = Receiver.Status(500, "<b>the permit database is closed</b>");
        await Portal.ABillOfOneInvoice();
        await NewsGoesOut();
        var message = (await administrator.Get(page)).Text.Attribute("href", $"{page}/messages/");

        var shown = (await administrator.Get(message)).ShouldBe(200).Text;
        shown.ShouldContain("Answered 500");
        shown.ShouldContain("&lt;b&gt;the permit database is closed&lt;/b&gt;");
        shown.ShouldContain(receiver.Messages[0].Id);
        receiver.Answers = Receiver.Status(200, "thank you");
        (await administrator.Post(message)).ShouldBe(303);
        await Portal.WebhooksAreSent();

        receiver.Messages.Count.ShouldBe(2);
        receiver.Messages.Select(received => received.Id).Distinct().ShouldHaveSingleItem();
        (await administrator.Get(message)).Text.ShouldContain("thank you");
        (await Entries("webhook_sent_again")).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_tested_switched_off_and_on_and_removed()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var (page, _) = await Registered(administrator, receiver.Address);
        (await administrator.Post(page, $"{page}?handler=Test")).ShouldBe(303);
        await Portal.WebhooksAreSent();
        receiver.Messages.ShouldHaveSingleItem().Type.ShouldBe("webhook.test");

        (await administrator.Post(page, $"{page}?handler=Off")).ShouldBe(303);
        await Portal.ABillOfOneInvoice();
        await NewsGoesOut();
        receiver.Messages.Count.ShouldBe(1);
        (await administrator.Post(page, $"{page}?handler=Test")).ShouldBe(200).Text.ShouldContain("The endpoint is off");
        (await administrator.Post(page, $"{page}?handler=On")).ShouldBe(303);
        await Portal.WebhooksAreSent();
        receiver.Messages.Count.ShouldBe(2);

        await Portal.ABillOfOneInvoice("BU5-00002");
        await Portal.FactsAreTurned();
        (await administrator.Post(page, $"{page}?handler=Remove")).ShouldBe(303);
        await Portal.WebhooksAreSent();
        receiver.Messages.Count.ShouldBe(2);
        (await Deliveries("GivenUp")).ShouldBe(1);
        (await administrator.Get(page)).ShouldBe(404);
        (await Portal.Number("SELECT count(*) FROM webhook_endpoints WHERE secret_sealed = ''")).ShouldBe(1);
        foreach (var action in (string[])["webhook_tested", "webhook_switched_off", "webhook_switched_on", "webhook_removed"])
            (await Entries(action)).ShouldBe(1, action);
    }

    [Fact]
    public async Task Its_name_its_types_and_its_secret_are_changed_the_secret_once_a_form()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var (page, old) = await Registered(administrator, receiver.Address);
        (await administrator.Post(page, $"{page}?handler=Change", ("Name", "Zoning"), ("Types", "invoice.issued"))).ShouldBe(303);
        (await administrator.Get(page)).Text.ShouldContain("<h1>Zoning</h1>");
        (await administrator.Post(page, $"{page}?handler=Change", ("Name", "Zoning"))).ShouldBe(200).Text.ShouldContain("Choose at least one thing to be told of.");

        var stamp = (await administrator.Get(page)).Text.Hidden("Stamp");
        (string, string)[] form = [("Stamp", stamp), ("OverlapHours", "24")];
        var fresh = SecretOn((await administrator.Post(page, $"{page}?handler=Rotate", form)).ShouldBe(200).Text);
        (await administrator.Post(page, $"{page}?handler=Rotate", form)).ShouldBe(200).Text.ShouldContain("This form was sent before");

        await Portal.ABillOfOneInvoice();
        await NewsGoesOut();
        var message = receiver.Messages.ShouldHaveSingleItem();
        message.IsSignedWith(old).ShouldBeTrue();
        message.IsSignedWith(fresh).ShouldBeTrue();
        (await Entries("webhook_secret_rotated")).ShouldBe(1);
    }

    [Fact]
    public async Task Auditors_read_and_change_nothing_and_clerks_do_not_even_read()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var (page, _) = await Registered(administrator, new Uri("http://127.0.0.1:9/"));
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await auditor.Get("/admin/webhooks")).ShouldBe(200);
        (await auditor.Get(page)).ShouldBe(200).Text.ShouldNotContain("handler=Remove");
        (await auditor.Get(New)).ShouldBe(403);
        foreach (var handler in (string[])["Test", "Off", "On", "Change", "Rotate", "Remove"])
            (await auditor.Post(page, $"{page}?handler={handler}")).ShouldBe(403);
        (await clerk.Get("/admin/webhooks")).ShouldBe(403);
        (await clerk.Get(page)).ShouldBe(403);
    }

    [Fact]
    public async Task Another_jurisdictions_endpoint_is_not_there()
    {
        await using var receiver = await Receiver.Start();
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var (page, _) = await Registered(administrator, receiver.Address);
        await NewsGoesOut();
        using var other = await Portal.SignedInAs(StaffRole.Administrator, Portal.City);

        (await other.Get(page)).ShouldBe(404);
        (await other.Post(New, $"{page}?handler=Remove")).ShouldBe(404);
        (await other.Get("/admin/webhooks")).Text.ShouldNotContain("Permit system");
        (await administrator.Get(page)).ShouldBe(200);
    }

    private static async Task<(string Page, string Secret)> Registered(StaffBrowser administrator, Uri url)
    {
        var id = (await administrator.Get(New)).Text.Hidden("Id");
        var made = (await administrator.Post(New, null,
            ("Id", id), ("Name", "Permit system"), ("Url", new Uri(url, "hook").AbsoluteUri), ("Types", "invoice.issued"), ("Types", "invoice.paid"))).ShouldBe(200).Text;
        return ($"/admin/webhooks/{id}", SecretOn(made));
    }

    private static string SecretOn(string page) => page.Attribute("value", "whsec_");

    private Task<long> Entries(string action) => Portal.Number($"SELECT count(*) FROM audit_entries WHERE action = '{action}'");
}

[Collection(OnSqlite.Name)]
public sealed class WebhookPagesOnSqlite(SqlitePortal portal) : WebhookPageTests(portal);

[Collection(OnPostgres.Name)]
public sealed class WebhookPagesOnPostgres(PostgresPortal portal) : WebhookPageTests(portal);
