using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Counter;

public abstract class ReaderTests(Portal portal) : PortalTest(portal)
{
    [Fact]
    public async Task The_readers_are_a_plain_list_by_name()
    {
        var readers = (await Portal.Get("readers")).ShouldBe(200).Json.EnumerateArray().ToList();

        readers.Select(reader => reader.Text("name")).ShouldBe(["Front counter", "Permit desk"]);
        readers[0].Names().ShouldBe(["id", "name", "location", "state"]);
    }

    [Fact]
    public async Task A_jurisdiction_without_readers_has_none() =>
        (await Portal.Get($"/api/v1/{Portal.City}/readers")).ShouldBe(200).Json.EnumerateArray().ShouldBeEmpty();

    [Fact]
    public async Task A_payment_at_a_counter_names_its_reader_to_the_processor()
    {
        var reader = await TheReader("Permit desk");
        var bill = await Portal.AnAssessedBill();

        var opened = (await Emv(bill, reader)).ShouldBe(201);

        var sent = await Portal.LastOpening();
        sent.Text("DeviceId").ShouldBe("EMV-PERMIT-01");
        sent.GetProperty("AllowSwipe").GetBoolean().ShouldBeTrue();
        var session = (await Portal.Get($"payment-sessions/{opened["id"].GetGuid()}")).Json;
        session.Text("method").ShouldBe("EMV");
        session.GetProperty("readerId").GetGuid().ShouldBe(reader);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("offline")]
    [InlineData("cancelled")]
    [InlineData("timedOut")]
    public async Task A_reader_that_takes_nothing_leaves_the_session_payable(string fault)
    {
        var session = await ASessionAtTheFrontCounter(new { reader = fault });

        (await Portal.ThePayerPays(session)).Text("outcome").ShouldBe(fault);

        (await Portal.StateOf(session)).ShouldBe("AwaitingPayer");
        (await Portal.Check(session)).Json.Text("state").ShouldBe("AwaitingPayer");
        (await Portal.Invoice("BU5-00001-6")).Json.Dollars("balanceDue").ShouldBe(311.84m);
    }

    [Fact]
    public async Task A_card_declined_in_the_reader_is_a_decline_and_another_card_may_pay()
    {
        var session = await ASessionAtTheFrontCounter(new { reader = "declined" });
        await Portal.ThePayerPays(session);
        (await Portal.StateOf(session)).ShouldBe("Declined");

        await session.Approval("pay-1").Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("Paid");
    }

    [Fact]
    public async Task A_card_in_the_reader_pays()
    {
        var session = await ASessionAtTheFrontCounter(new { });

        await Portal.ThePayerPays(session);

        (await Portal.StateOf(session)).ShouldBe("Paid");
    }

    [Fact]
    public async Task A_reader_must_be_chosen_exist_and_be_asked_for_by_EMV()
    {
        var bill = await Portal.AnAssessedBill();

        (await Emv(bill, null)).ShouldBeProblem(422, "reader_missing");
        (await Emv(bill, Guid.CreateVersion7())).ShouldBeProblem(422, "reader_unknown");
        (await Portal.Post("payment-sessions", new { accountNumber = bill.AccountNumber, method = "Card", readerId = await TheReader("Front counter") }))
            .ShouldBeProblem(422, "reader_not_used");
        (await Portal.Openings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_external_charge_code_puts_the_biller_on_version_one_without_swipe_or_reader()
    {
        var bill = await ACityBill();

        var opened = (await Portal.Post($"/api/v1/{Portal.City}/payment-sessions", new { accountNumber = bill.AccountNumber, method = "Online" })).ShouldBe(201);

        opened["processorVersion"].GetInt32().ShouldBe(1);
        var sent = await Portal.LastOpening();
        sent.GetProperty("AllowSwipe").GetBoolean().ShouldBeFalse();
        sent.TryGetProperty("DeviceId", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Version_one_refuses_a_reader_and_says_why()
    {
        var bill = await ACityBill();

        var refused = await Portal.Post($"/api/v1/{Portal.City}/payment-sessions",
            new { accountNumber = bill.AccountNumber, method = "EMV", readerId = await TheReader("Front counter") });

        refused.ShouldBeProblem(422, "emv_not_supported").Json.Text("title").ShouldContain("PRM-LEGACY");
        refused.Json.Text("title").ShouldContain("external charge code");
    }

    [Fact]
    public async Task The_moment_an_active_fee_code_gets_a_charge_code_the_county_is_on_version_one()
    {
        await Portal.RunSql("UPDATE fee_codes SET external_charge_code = 'EC-7' WHERE code = 'ZON-LETTER'");

        (await Portal.Opening(await Portal.AnAssessedBill())).ShouldBe(201)["processorVersion"].GetInt32().ShouldBe(1);
        (await Portal.LastOpening()).GetProperty("AllowSwipe").GetBoolean().ShouldBeFalse();
    }

    private async Task<Guid> TheReader(string name) =>
        (await Portal.Get("readers")).Json.EnumerateArray().Single(reader => reader.Text("name") == name).GetProperty("id").GetGuid();

    private async Task<Session> ASessionAtTheFrontCounter(object faults)
    {
        var bill = await Portal.AnAssessedBill();
        await Portal.TheSandboxWill(faults);
        var opened = (await Emv(bill, await TheReader("Front counter"))).ShouldBe(201);
        return await Session.Of(opened["id"].GetGuid(), opened.Json.Text("redirectUrl"), bill, Portal);
    }

    private Task<Answer> Emv(Bill bill, Guid? reader) =>
        Portal.Post("payment-sessions", new { accountNumber = bill.AccountNumber, method = "EMV", readerId = reader });

    private async Task<Bill> ACityBill() => Bill.Of(await Portal.Post(
        $"/api/v1/{Portal.City}/fees", new { customer = Portal.AmberStirn, fees = new[] { new { feeCode = "PRM-LEGACY" } } }));
}

[Collection(OnSqlite.Name)]
public sealed class ReadersOnSqlite(SqlitePortal portal) : ReaderTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ReadersOnPostgres(PostgresPortal portal) : ReaderTests(portal);
