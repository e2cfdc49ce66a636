using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Invoices;

/// <summary>Staff correct, waive, exempt, recalculate and void what was issued; nothing paid is ever edited.</summary>
public abstract class AdjustmentTests(Portal portal) : PortalTest(portal)
{
    private const string Sign = "BU5-00001-43";
    private const string Building = "BU5-00001-6";

    [Fact]
    public async Task A_waiver_is_shown_first_and_then_done_with_its_reason()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        var shown = (await Change(clerk, Sign, "Waiver", "20.00", "Storm relief", confirm: false)).ShouldBe(200);
        shown.Text.ShouldContain("$30.00");
        (await Portal.Invoice(Sign)).Json.Dollars("balanceDue").ShouldBe(50m);

        (await Change(clerk, Sign, "Waiver", "20.00", "Storm relief")).ShouldBe(303);

        var invoice = (await Portal.Invoice(Sign)).Json;
        (invoice.Dollars("amount"), invoice.Dollars("adjusted"), invoice.Dollars("balanceDue"), invoice.Text("state")).ShouldBe((50m, -20m, 30m, "Open"));
        var page = (await clerk.Get($"/invoices/{Sign}")).ShouldBe(200).Text;
        page.ShouldContain("Storm relief");
        page.ShouldContain(clerk.Actor!.Name);
    }

    [Fact]
    public async Task What_is_waived_whole_is_settled_like_what_was_paid_and_keeps_its_ledger_account()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await Change(clerk, Sign, "Exemption", "", "Government agency")).ShouldBe(303);

        var invoice = (await Portal.Invoice(Sign)).Json;
        (invoice.Dollars("balanceDue"), invoice.Text("state")).ShouldBe((0m, "Paid"));
        invoice.List("lines")[0].Text("glAccount").ShouldNotBeEmpty();
        (await Portal.Number("SELECT count(*) FROM outbox WHERE kind = 'InvoicePaid'")).ShouldBe(1);
        (await Portal.Opening(new Bill("BU5-00001", [Sign], 0))).ShouldBe(201)["amount"].GetDecimal().ShouldBe(311.84m);
    }

    [Fact]
    public async Task More_than_the_limit_waits_for_somebody_else_who_may_approve_it()
    {
        await Portal.AnAssessedBill();
        using var asks = await Portal.SignedInAs(StaffRole.Supervisor);
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var decides = await Portal.SignedInAs(StaffRole.Supervisor);

        (await Change(asks, Building, "Waiver", "150.00", "Hardship")).ShouldBe(303);
        (await Portal.Invoice(Building)).Json.Dollars("balanceDue").ShouldBe(311.84m);
        var id = await Request(decides);

        var waiting = (await decides.Get("/approvals")).Text;
        waiting.ShouldContain("<dd>Amber Stirn</dd>");
        waiting.ShouldMatch(">from <[^>]*>\\$311\\.84<[^>]*> to <[^>]*>\\$161\\.84<");
        (await Decide(asks, id, "Approve", "")).ShouldBe(200).Text.ShouldContain("somebody else has to decide");
        (await Decide(clerk, id, "Approve", "")).ShouldBe(403);
        (await Decide(decides, id, "Refuse", "")).ShouldBe(200).Text.ShouldContain("Say why it is refused");
        (await Decide(decides, id, "Approve", "")).ShouldBe(303);

        (await Portal.Invoice(Building)).Json.Dollars("balanceDue").ShouldBe(161.84m);
        (await decides.Get($"/invoices/{Building}")).Text.ShouldContain("approved by");
    }

    [Fact]
    public async Task The_limit_counts_what_was_taken_off_before()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        (await Change(clerk, Building, "Waiver", "60.00", "First")).ShouldBe(303);
        (await Change(clerk, Building, "Waiver", "60.00", "Second")).ShouldBe(303);

        (await Portal.Invoice(Building)).Json.Dollars("balanceDue").ShouldBe(251.84m);
        (await Portal.Number("SELECT count(*) FROM adjustment_requests WHERE state = 'Waiting'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_is_refused_changes_nothing_and_is_decided_once()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var decides = await Portal.SignedInAs(StaffRole.Supervisor);
        await Change(clerk, Building, "Waiver", "150.00", "Hardship");
        var id = await Request(decides);
        var token = decides.Get("/approvals");

        (await Decide(decides, id, "Refuse", "No proof of income")).ShouldBe(303);

        (await Portal.Invoice(Building)).Json.Dollars("balanceDue").ShouldBe(311.84m);
        (await clerk.Get($"/invoices/{Building}")).Text.ShouldContain("No proof of income");
        (await token).ShouldBe(200);
        (await Portal.Number("SELECT count(*) FROM adjustments")).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_one_does()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        using var first = await Portal.SignedInAs(StaffRole.Supervisor);
        using var second = await Portal.SignedInAs(StaffRole.Supervisor);
        await Change(clerk, Building, "Waiver", "150.00", "Hardship");
        var id = await Request(first);

        var answers = await Task.WhenAll(Decide(first, id, "Approve", ""), Decide(second, id, "Approve", ""));

        answers.Count(answer => answer.Status == 303).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM adjustments")).ShouldBe(1);
        (await Portal.Invoice(Building)).Json.Dollars("balanceDue").ShouldBe(161.84m);
    }

    [Fact]
    public async Task A_correction_upwards_is_booked_and_below_nothing_is_refused_with_what_was_typed_kept()
    {
        await Portal.AnAssessedBill();
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);

        (await Change(supervisor, Sign, "Correction", "75.00", "Two signs")).ShouldBe(303);
        var refused = (await Change(supervisor, Sign, "Waiver", "75.01", "Too much", confirm: false)).ShouldBe(200);

        refused.Text.ShouldContain("stands at $75.00");
        refused.Text.ShouldContain("75.01");
        (await Portal.Invoice(Sign)).Json.Dollars("balanceDue").ShouldBe(75m);
    }

    [Fact]
    public async Task An_invoice_in_payment_is_not_changed_and_says_so()
    {
        var session = await Portal.AnOpenSession();
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);

        (await Change(supervisor, Sign, "Waiver", "20.00", "x")).ShouldBe(200).Text.ShouldContain("is being paid at this moment");
        (await Void(supervisor, Sign, "x")).ShouldBe(200).Text.ShouldContain("is being paid at this moment");
        (await supervisor.Get($"/invoices/{Sign}")).Text.ShouldContain("holds this invoice");

        await session.Approval("pay-1").Arrives(Portal);
        (await Change(supervisor, Sign, "Waiver", "20.00", "x")).ShouldBe(200).Text.ShouldContain("is settled");
        (await Void(supervisor, Sign, "x")).ShouldBe(200).Text.ShouldContain("with money on it cannot be voided");
    }

    [Fact]
    public async Task Money_that_comes_for_a_voided_invoice_is_kept_and_listed()
    {
        var session = await Portal.AnOpenSession();
        (await Portal.Cancel(session)).ShouldBe(200);
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);
        (await Void(supervisor, Sign, "Issued twice")).ShouldBe(303);
        (await Portal.Invoice(Sign)).Json.Text("state").ShouldBe("Void");

        await session.Approval("pay-1").Arrives(Portal);

        (await Portal.StateOf(session)).ShouldBe("Paid");
        var over = (await Portal.Exceptions()).ShouldHaveSingleItem();
        (over.Text("kind"), over.Dollars("amount"), over.Text("invoiceNumber")).ShouldBe(("Overpayment", 50m, Sign));
        (await Portal.Invoice(Sign)).Json.Text("state").ShouldBe("Void");
    }

    [Fact]
    public async Task Money_on_a_voided_invoice_that_nobody_told_of_is_found_by_asking()
    {
        var session = await Portal.AnOpenSession();
        (await Portal.Cancel(session)).ShouldBe(200);
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);
        (await Void(supervisor, Sign, "Issued twice")).ShouldBe(303);
        await Portal.TheSandboxWill(new { scope = "all", postback = "none" });
        await Portal.ThePayerPays(session);

        await Portal.Check(session);

        (await Portal.Number("SELECT sum(amount) FROM payments")).ShouldBe(await Portal.CentsTaken());
        (await Portal.Exceptions()).ShouldContain(item => item.Text("kind") == "Overpayment" && item.Dollars("amount") == 50m);
    }

    [Fact]
    public async Task An_adjusted_invoice_that_the_processor_has_seen_is_shown_under_the_next_number()
    {
        var first = await Portal.AnOpenSession(await Portal.ABillOfOneInvoice());
        (await Portal.Cancel(first)).ShouldBe(200);
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        (await Change(clerk, Sign, "Waiver", "20.00", "Storm relief")).ShouldBe(303);

        var second = await Portal.AnOpenSession(first.Bill with { Total = 30 });

        var sent = (await Portal.LastOpening()).List("Customers")[0].List("Invoices")[0];
        (sent.Text("InvoiceNumber"), sent.Dollars("BalanceDue")).ShouldBe(($"{Sign}-R2", 30m));
        await second.Approval("pay-2", $"{Sign}-R2", "30.00").Arrives(Portal);
        await first.Approval("pay-1").Arrives(Portal);
        var invoice = (await Portal.Invoice(Sign)).Json;
        (invoice.Text("state"), invoice.Dollars("amountPaid")).ShouldBe(("Paid", 30m));
        (await Portal.Exceptions()).ShouldHaveSingleItem().Dollars("amount").ShouldBe(50m);
    }

    [Fact]
    public async Task Recalculation_shows_what_would_change_and_then_does_just_that()
    {
        await Portal.Post("fees", new { accountNumber = "ZON-1", customer = Portal.AmberStirn, fees = new[] { new { feeCode = "ZON-LETTER" } }, asOf = "2026-06-01" });
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);

        var shown = (await supervisor.Post("/invoices/ZON-1-95/recalculate", null, ("AsOf", "2025-06-01"), ("Reason", "Submitted in 2025"))).ShouldBe(200);
        shown.Text.ShouldContain("-$5.00");
        (await Portal.Invoice("ZON-1-95")).Json.Dollars("balanceDue").ShouldBe(80m);

        var seen = Hidden(shown.Text, "Seen");
        (await supervisor.Post("/invoices/ZON-1-95/recalculate", "/invoices/ZON-1-95/recalculate?handler=Confirm",
            ("AsOf", "2025-06-01"), ("Reason", "Submitted in 2025"), ("Seen", seen), ("Change", "-400"))).ShouldBe(200).Text.ShouldContain("changed after you looked");
        (await supervisor.Post("/invoices/ZON-1-95/recalculate", "/invoices/ZON-1-95/recalculate?handler=Confirm",
            ("AsOf", "2025-06-01"), ("Reason", "Submitted in 2025"), ("Seen", seen), ("Change", "-500"))).ShouldBe(303);
        (await Portal.Invoice("ZON-1-95")).Json.Dollars("balanceDue").ShouldBe(75m);
    }

    [Fact]
    public async Task Voiding_and_opening_a_payment_at_the_same_time_leaves_one_of_them()
    {
        using var supervisor = await Portal.SignedInAs(StaffRole.Supervisor);
        for (var round = 1; round <= 6; round++)
        {
            var bill = await Portal.ABillOfOneInvoice($"RACE-{round}");
            var voided = Void(supervisor, bill.InvoiceNumbers[0], "race");
            var opened = Portal.Opening(bill);
            await Task.WhenAll(voided, opened);

            var isVoid = (await voided).Status == 303;
            var isOpen = (await opened).Status == 201;
            (isVoid ^ isOpen).ShouldBeTrue($"voided {(await voided).Status}, opened {(await opened).Status}");
        }

        (await Portal.Number("SELECT count(*) FROM invoices i JOIN invoice_holds h ON h.invoice_id = i.id WHERE i.state = 'Void'")).ShouldBe(0);
    }

    [Fact]
    public async Task Another_amount_than_was_shown_is_shown_first()
    {
        await Portal.AnAssessedBill();
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);

        var page = (await Change(clerk, Sign, "Waiver", "30", "Hardship", shown: "20")).ShouldBe(200).Text;

        page.ShouldContain("This is another amount than was shown.");
        page.ShouldContain("href=\"#Amount\"");
        page.ShouldContain("name=\"Shown\" value=\"30\"");
        page.ShouldContain("Hardship");
        (await Portal.Number("SELECT count(*) FROM adjustments")).ShouldBe(0);
        (await Change(clerk, Sign, "Waiver", "30", "Hardship", shown: "30")).ShouldBe(303);
        (await Portal.Invoice(Sign)).Json.Dollars("balanceDue").ShouldBe(20m);
    }

    [Fact]
    public async Task Another_jurisdictions_staff_see_and_change_nothing()
    {
        await Portal.AnAssessedBill();
        using var stranger = await Portal.SignedInAs(StaffRole.Supervisor, Portal.City);

        (await stranger.Get($"/invoices/{Sign}")).ShouldBe(404);
        (await stranger.Get("/accounts/BU5-00001")).ShouldBe(404);
        (await stranger.Get("/search?q=Stirn")).ShouldBe(200).Text.ShouldNotContain("BU5-00001");
    }

    private async Task<Answer> Change(StaffBrowser who, string invoice, string kind, string amount, string reason, bool confirm = true, string? shown = null)
    {
        var fee = (await Portal.Invoice(invoice)).Json.List("lines")[0].Text("feeId");
        var page = $"/invoices/{invoice}/adjust?fee={fee}&kind={kind}";
        return await who.Post(page, confirm ? $"/invoices/{invoice}/adjust?handler=Confirm" : null, ("fee", fee), ("kind", kind), ("Amount", amount), ("Shown", shown ?? amount), ("Reason", reason));
    }

    private static Task<Answer> Void(StaffBrowser who, string invoice, string reason) => who.Post($"/invoices/{invoice}/void", null, ("Reason", reason));

    private static async Task<string> Request(StaffBrowser who) => Hidden((await who.Get("/approvals")).ShouldBe(200).Text, "Id");

    private static Task<Answer> Decide(StaffBrowser who, string id, string how, string words) =>
        who.Post("/approvals", $"/approvals?handler={how}", ("Id", id), ("Words", words));

    private static string Hidden(string page, string name)
    {
        var mark = $"name=\"{name}\" value=\"";
        var start = page.IndexOf(mark, StringComparison.Ordinal);
        start.ShouldBePositive($"the page has no {name}");
        start += mark.Length;
        return page[start..page.IndexOf('"', start)];
    }
}

[Collection(OnSqlite.Name)]
public sealed class AdjustmentTestsOnSqlite(SqlitePortal portal) : AdjustmentTests(portal);

[Collection(OnPostgres.Name)]
public sealed class AdjustmentTestsOnPostgres(PostgresPortal portal) : AdjustmentTests(portal);
