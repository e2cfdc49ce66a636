using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Postbacks;
using Grancius.Sandbox.Sessions;

namespace Grancius.UnitTests.Sandbox;

public class PostbackPlanTests
{
    private readonly HostedSession _session = Baskets.Session(Baskets.Invoice("1-6", 31184, 295), Baskets.Invoice("1-43", 5000));

    [Fact]
    public void One_post_names_the_first_invoice_and_carries_the_principal_of_all()
    {
        var message = Plan(new FaultSet()).ShouldHaveSingleItem();

        message.Fields.Count.ShouldBe(18);
        Field(message, "InvoiceNumber").ShouldBe("1-6");
        Field(message, "PaymentAmount").ShouldBe("361.84");
        Field(message, "ConvenienceFee").ShouldBe("2.95");
        Field(message, "Approved").ShouldBe("True");
        Field(message, "PaymentDate").ShouldBe("11/20/2026 12:00:00 PM");
    }

    [Fact]
    public void One_post_an_invoice_shares_the_payment_and_adds_up()
    {
        var messages = Plan(new FaultSet { Shape = PostShape.PerInvoice });

        messages.Select(m => Field(m, "PaymentAmount")).ShouldBe(["311.84", "50.00"]);
        messages.Select(m => Field(m, "PaymentGUID")).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(nameof(PostbackFault.None), "")]
    [InlineData(nameof(PostbackFault.Duplicate), "True 361.84,True 361.84,True 361.84,True 361.84,True 361.84")]
    [InlineData(nameof(PostbackFault.Reordered), "True 50.00,True 311.84")]
    [InlineData(nameof(PostbackFault.PerInvoice), "True 311.84,True 50.00")]
    [InlineData(nameof(PostbackFault.WrongAmount), "True 180.92")]
    [InlineData(nameof(PostbackFault.DeclineThenApprove), "False 361.84,True 361.84")]
    [InlineData(nameof(PostbackFault.ApproveThenDecline), "True 361.84,False 361.84")]
    [InlineData(nameof(PostbackFault.Partial), "True 311.84")]
    public void Each_fault_sends_what_it_says(string fault, string sent) =>
        string.Join(',', Plan(new FaultSet { Postback = Enum.Parse<PostbackFault>(fault) }).Select(m => Field(m, "Approved") + " " + Field(m, "PaymentAmount")))
            .ShouldBe(sent);

    [Fact]
    public void Late_waits_before_the_first_post()
    {
        var plan = PostbackPlan.Make(_session, Attempt(true), new FaultSet { Postback = PostbackFault.Late }, Baskets.Settings.TimeZone, Baskets.Noon);

        plan.ShouldHaveSingleItem().Delay.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Reordered_holds_a_decline_back_until_an_approval_overtook_it()
    {
        var faults = new FaultSet { Postback = PostbackFault.Reordered, Shape = PostShape.PerPayment };

        Plan(faults, approved: false).ShouldBeEmpty();
        Plan(faults).Select(m => Field(m, "Approved")).ToList().ShouldBe(["True", "False"]);
    }

    [Fact]
    public void Partial_of_a_single_invoice_lacks_the_payments_id()
    {
        var alone = Baskets.Session(Baskets.Invoice("1-6", 31184));
        var attempt = Attempt(true) with { Shares = PaymentShare.Split(alone.Selected, 31184, Tender.Card) };

        var plan = PostbackPlan.Make(alone, attempt, new FaultSet { Postback = PostbackFault.Partial }, Baskets.Settings.TimeZone, Baskets.Noon);

        plan[0].Messages[0].Fields.Any(f => f.Key is "PaymentGUID").ShouldBeFalse();
    }

    [Fact]
    public void A_forgery_comes_from_another_biller_and_tells_of_no_money()
    {
        var plan = PostbackPlan.Forged(_session, Attempt(true), new FaultSet { Postback = PostbackFault.Forged }, Baskets.Settings.TimeZone, Baskets.Noon);

        var message = plan.ShouldHaveSingleItem().Messages.ShouldHaveSingleItem();
        Guid.Parse(Field(message, "BillerGUID")).ShouldNotBe(Baskets.Biller);
        message.TellsOf.ShouldBeNull();
    }

    [Fact]
    public void Fee_in_amount_adds_the_fee_once()
    {
        var message = Plan(new FaultSet { FeeInAmount = true }).ShouldHaveSingleItem();

        Field(message, "PaymentAmount").ShouldBe("364.79");
        Field(message, "ConvenienceFee").ShouldBe("2.95");
    }

    private List<PostbackMessage> Plan(FaultSet faults, bool approved = true) =>
        [.. PostbackPlan.Make(_session, Attempt(approved), faults, Baskets.Settings.TimeZone, Baskets.Noon).SelectMany(w => w.Messages)];

    private Attempt Attempt(bool approved) => new(
        Guid.CreateVersion7(Baskets.Noon), Baskets.Noon, TestTender.All[0], approved, approved ? "APPROVED 727634" : "DECLINED",
        PaymentShare.Split(_session.Selected, _session.TotalCents, Tender.Card), "127.0.0.1");

    private static string Field(PostbackMessage message, string name) => message.Fields.Single(f => string.Equals(f.Key, name, StringComparison.Ordinal)).Value;
}
