using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>What an administrator keeps of the biller reaches the processor; its secrets reach nobody else.</summary>
public abstract class BillerTests(Portal portal) : PortalTest(portal)
{
    private const string Secret = "an-api-key-nobody-may-read";
    private const string TestButton = "/admin/biller?handler=Test";

    [Theory]
    [InlineData("AllowViewStatement")]
    [InlineData("AllowRemove,AllowViewRelated")]
    [InlineData("AllowViewStatement,AllowRemove,AllowViewRelated,AllowRemindMe")]
    [InlineData("")]
    public async Task The_invoice_options_that_are_chosen_are_those_that_the_processor_is_sent(string allowed)
    {
        var chosen = allowed.Split(',', StringSplitOptions.RemoveEmptyEntries);
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        (await admin.Post("/admin/biller/invoice-options", null, chosen.Select(name => ("Allowed", name)))).ShouldBe(303);

        (await Portal.Opening(await Portal.AnAssessedBill())).ShouldBe(201);

        var sent = (await Portal.LastOpening()).GetProperty("PageResultOptions").GetProperty("InvoiceOptions");
        sent.EnumerateObject().Where(option => option.Value.ValueKind == JsonValueKind.True).Select(option => option.Name).ShouldBe(chosen, ignoreOrder: true);
        sent.EnumerateObject().Count().ShouldBe(4);
        (await Portal.AuditedActions()).ShouldBe(["invoice_options_changed"]);
    }

    [Fact]
    public async Task A_reader_that_is_changed_is_sent_by_its_new_device_id_and_one_out_of_use_is_offered_to_nobody()
    {
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        var page = $"/admin/biller/readers/{await TheReader()}";
        (string, string)[] changed = [("Name", "Lobby"), ("Location", "Lobby, 1st floor"), ("DeviceId", "EMV-LOBBY-01")];
        (await admin.Post(page, null, [.. changed, ("Active", "yes")])).ShouldBe(303);
        var bill = await Portal.AnAssessedBill();

        (await ByReader(bill)).ShouldBe(201);
        (await Portal.LastOpening()).Text("DeviceId").ShouldBe("EMV-LOBBY-01");

        (await admin.Post(page, null, [.. changed, ("Active", "no")])).ShouldBe(303);
        (await ByReader(await Portal.AnAssessedBill("BU5-70001"))).Status.ShouldBe(422);
        (await Portal.Get(await Portal.ReviewOf(bill), key: null)).Text.ShouldNotContain("Lobby");
        (await admin.Post(page, null, [.. changed[..2], ("DeviceId", "EMV-PERMIT-01"), ("Active", "yes")])).ShouldBe(200).Text.ShouldContain("Another reader has this device id");

        async Task<Answer> ByReader(Bill which) => await Portal.Post("payment-sessions", new { accountNumber = which.AccountNumber, method = "EMV", readerId = page.Split('/')[^1] });
    }

    [Fact]
    public async Task The_reader_rule_that_is_chosen_decides_whether_one_charge_code_stops_every_reader()
    {
        await Portal.RunSql("UPDATE fee_codes SET external_charge_code = 'EC-7' WHERE code = 'PRM-SIGN'");
        var letter = Bill.Of(await Portal.Post("fees", new { accountNumber = "BU5-70001", customer = Portal.AmberStirn, fees = new[] { new { feeCode = "ZON-LETTER" } } }));
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);
        (await admin.Get("/admin/biller")).Text.ShouldContain("EMV readers are refused for every payment");
        (await ByReader()).ShouldBeProblem(422, "emv_not_supported");

        (await admin.Post("/admin/biller/reader-rule", null, ("Rule", "ByBasket"))).ShouldBe(303);

        (await admin.Get("/admin/biller")).Text.ShouldContain("for payments that hold such a fee");
        (await ByReader()).ShouldBe(201);
        (await admin.Post("/admin/biller/reader-rule", null, ("Rule", "Neither"))).ShouldBe(200).Text.ShouldContain("Choose one of the two");

        async Task<Answer> ByReader() => await Portal.Post("payment-sessions", new { accountNumber = letter.AccountNumber, method = "EMV", readerId = await TheReader() });
    }

    [Theory]
    [InlineData(ReaderRule.ByBasket, ReaderRule.ByBiller, "", "PRM-SIGN has an external charge code. By biller, EMV readers stop for every bill: Front counter and Permit desk.")]
    [InlineData(ReaderRule.ByBiller, ReaderRule.ByBasket, ", active = NOT active", "Bills with the fee PRM-SIGN are then paid as version 1, and EMV readers stop for them: Front counter and Permit desk.")]
    public async Task The_other_reader_rule_is_kept_only_when_what_it_does_to_the_readers_was_read_and_confirmed(ReaderRule from, ReaderRule to, string also, string warning)
    {
        _ = await Portal.Now(county => county.Refuses(from));
        await Portal.RunSql($"UPDATE fee_codes SET external_charge_code = 'EC-7'{also} WHERE code = 'PRM-SIGN'");
        using var admin = await Portal.SignedInAs(StaffRole.Administrator);

        var asked = (await admin.Post("/admin/biller/reader-rule", null, ("Rule", $"{to}"))).ShouldBe(200).Text;
        asked.ShouldContain(warning);
        asked.ShouldContain("href=\"#Confirmed\"");
        (await Portal.Number($"SELECT count(*) FROM jurisdictions WHERE reader_rule = '{to}' AND slug = '{Portal.County}'")).ShouldBe(0);
        (await Portal.AuditedActions()).ShouldBeEmpty();

        // Another reader was set up meanwhile: what was confirmed is not what would happen.
        await Portal.RunSql("UPDATE readers SET name = 'Permit desk 2' WHERE name = 'Permit desk'");
        var confirmed = ("Confirmed", asked.Attribute("name=\"Confirmed\" value"));
        asked = (await admin.Post("/admin/biller/reader-rule", null, ("Rule", $"{to}"), confirmed)).ShouldBe(200).Text;
        asked.ShouldContain("Permit desk 2.");

        (await admin.Post("/admin/biller/reader-rule", null, ("Rule", $"{to}"), ("Confirmed", asked.Attribute("name=\"Confirmed\" value")))).ShouldBe(303);
        (await Portal.AuditedActions()).ShouldBe(["biller_move_confirmed", "reader_rule_changed"]);
        (await Portal.Number($"SELECT count(*) FROM jurisdictions WHERE reader_rule = '{to}' AND slug = '{Portal.County}'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_processor_that_cannot_be_asked_says_nothing_about_the_key()
    {
        await using var processor = await Receiver.Start();
        var node = await Portal.AnotherNode(settings: $"--CloudPay:BaseUrl={processor.Address}");
        using var admin = await Portal.SignedIn(await Portal.AMember([StaffRole.Administrator], password: null), node: node);
        foreach (var (answer, why) in new (RequestDelegate, string)[]
        {
            (Receiver.Status(500), "answered with status 500"),
            (Receiver.Status(429), "answered with status 429"),
            (Receiver.Status(200, "<html>Maintenance</html>"), "not understood"),
            (Receiver.Status(200, "{}"), "does not say whether the biller is active"),
            (context => { context.Abort(); return Task.CompletedTask; }, "there was no connection"),
            (context => Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted), "did not answer in time"),
        })
        {
            processor.Answers = answer;
            var page = (await admin.Post("/admin/biller", TestButton)).ShouldBe(200).Text;

            page.ShouldContain("Could not be asked");
            page.ShouldContain(why);
            page.ShouldNotContain("does not accept the API key");
        }

        processor.Answers = Receiver.Status(401, """{"Message":"The API key is not valid."}""");
        (await admin.Post("/admin/biller", TestButton)).Text.ShouldContain("does not accept the API key");
        processor.Messages.ShouldAllBe(message => message.Path == "/api/v1/biller/status");
    }

    [Fact]
    public async Task Secrets_are_sealed_in_the_tables_and_stand_in_no_page_no_entry_of_the_trail_and_no_log()
    {
        var address = Node.FreeAddress();
        await using var process = ProgramRun.Of([],
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", address.AbsoluteUri), ("Demo__Enabled", "false"), ("Demo__Staff", "false"),
            ("Database__Provider", Portal.Engine.Provider), ("ConnectionStrings__Grancius", Portal.Database),
            ("CloudPay__Mode", "Live"), ("CloudPay__BaseUrl", Portal.ProcessorAddress.AbsoluteUri),
            ("Serilog__MinimumLevel__Default", "Debug"), ("Serilog__MinimumLevel__Override__Microsoft", "Debug"));
        using var http = await process.Listens(address);
        using var admin = await Portal.SignedIn(await Portal.AMember([StaffRole.Administrator], password: null), node: http);
        (string Path, string Value)[] secrets = [("guid", "0f2b1c9e-aaaa-4bbb-8ccc-1234567890ab"), ("api-key", Secret), ("web-service-key", "a-web-service-key-nobody-may-read")];
        foreach (var (path, value) in secrets)
            (await admin.Post($"/admin/biller/secrets/{path}", null, ("Secret", value))).ShouldBe(303);
        (await admin.Post("/admin/biller/secrets/api-key", null, ("Secret", $"{Secret} and more"))).ShouldBe(200).Text.ShouldNotContain(Secret);
        (await admin.Post("/admin/biller", TestButton)).ShouldBe(200).Text.ShouldContain("does not accept the API key");

        var shown = new List<string>();
        foreach (var page in secrets.Select(secret => $"/admin/biller/secrets/{secret.Path}").Prepend("/admin/biller"))
            shown.Add((await admin.Get(page)).ShouldBe(200).Text);
        var rows = await OtherWorld.Everything(Portal) + await Portal.InStore(async services =>
            (await services.GetRequiredService<IGranciusDb>().Jurisdictions.AsNoTracking().SingleAsync(county => county.Slug == Portal.County)).Biller.ToString());
        process.IsToldToStop();
        await process.Ends();
        var log = string.Join('\n', process.Output);
        foreach (var (_, value) in secrets)
        {
            shown.ShouldAllBe(page => !page.Contains(value, StringComparison.Ordinal));
            rows.ShouldNotContain(value);
            log.ShouldNotContain(value);
        }

        rows.ShouldContain("biller_secret_replaced", Case.Sensitive, "or the trail was not read at all");
        log.ShouldContain("ReplaceBillerSecret", Case.Sensitive, "or nothing was logged at all");
    }

    private async Task<Guid> TheReader() =>
        (await Portal.Get("readers")).Json.EnumerateArray().First(reader => reader.Text("name") is "Front counter" or "Lobby").GetProperty("id").GetGuid();
}

[Collection(OnSqlite.Name)]
public sealed class BillersOnSqlite(SqlitePortal portal) : BillerTests(portal);

[Collection(OnPostgres.Name)]
public sealed class BillersOnPostgres(PostgresPortal portal) : BillerTests(portal);
