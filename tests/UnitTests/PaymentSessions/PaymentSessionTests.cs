using Grancius.Domain.Invoices;
using Grancius.Domain.PaymentSessions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions;

public class PaymentSessionTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void An_attempt_expects_of_each_invoice_what_is_due_on_it()
    {
        var session = ASession(31184, 5000);

        session.Amount.ShouldBe(Cents(36184));
        session.Invoices.Select(line => (line.Number, line.Expected.Cents, line.Missing.Cents))
            .ShouldBe([("BU5-00001-1", 31184, 31184), ("BU5-00001-2", 5000, 5000)]);
        session.Status.ShouldBe(PaymentSessionStatus.Opening);
        session.NextCheckAt.ShouldBe(Noon + Minutes(3));
    }

    [Fact]
    public void The_request_of_an_attempt_is_kept_once()
    {
        var session = ASession(5000);
        session.WillSend("{}");

        Should.Throw<InvalidOperationException>(() => session.WillSend("{}"));
        session.Request.ShouldBe("{}");
    }

    [Fact]
    public void A_part_of_the_money_leaves_the_attempt_waiting_for_the_rest()
    {
        var session = ASession(31184, 5000);
        session.Opened(Page, Noon);

        session.Credit(session.Invoices[1].InvoiceId, Cents(5000));
        session.Settle(Noon);

        session.Status.ShouldBe(PaymentSessionStatus.AwaitingPayer);
        session.AmountPaid.ShouldBe(Cents(5000));
        session.Invoices.Select(line => line.IsPaid).ShouldBe([false, true]);
        session.NextCheckAt.ShouldNotBeNull();
    }

    [Fact]
    public void Money_for_an_invoice_that_is_paid_twice_is_counted_and_hides_nothing_that_is_missing()
    {
        var session = ASession(5000, 5000);

        session.Credit(session.Invoices[0].InvoiceId, Cents(10_000));
        session.Settle(Noon);

        session.AmountPaid.ShouldBe(session.Amount);
        session.Status.ShouldNotBe(PaymentSessionStatus.Paid);
        session.Invoices[1].Missing.ShouldBe(Cents(5000));
    }

    [Fact]
    public void A_decline_after_money_changes_nothing()
    {
        var session = ASession(31184, 5000);
        session.Opened(Page, Noon);
        session.Credit(session.Invoices[1].InvoiceId, Cents(5000));
        session.Settle(Noon);

        session.Decline(Noon);

        session.Status.ShouldBe(PaymentSessionStatus.AwaitingPayer);
    }

    [Fact]
    public void A_page_that_comes_after_the_money_is_kept_and_moves_nothing()
    {
        var session = ASessionThatIs(PaymentSessionStatus.Paid);

        session.Opened(Page, Noon);

        session.Status.ShouldBe(PaymentSessionStatus.Paid);
        session.RedirectUrl.ShouldBe(Page.AbsoluteUri);
        session.OpenFailure.ShouldBeNull();
    }

    [Fact]
    public void What_was_found_by_asking_is_recorded_as_a_correction()
    {
        var session = ASessionThatIs(PaymentSessionStatus.Expired);

        session.Credit(session.Invoices[0].InvoiceId, Cents(5000));
        session.Settle(Noon.AddDays(3), "The balance shows it.");

        session.History[^1].Correction.ShouldBe("The balance shows it.");
        session.PaidAt.ShouldBe(Noon.AddDays(3));
    }

    [Fact]
    public void Moves_and_evidence_share_one_order()
    {
        var session = ASessionThatIs(PaymentSessionStatus.AwaitingPayer);
        session.CouldNotAsk("It did not answer.", Schedule, Noon);
        session.IsPaidInFull(Noon);

        session.History.Select(move => move.Place).Concat(session.Evidence.Select(evidence => evidence.Place)).Order()
            .ShouldBe(Enumerable.Range(0, session.NewsCount));
    }

    [Fact]
    public void Service_fees_add_up_beside_the_principal_and_the_last_known_tender_stays()
    {
        var session = ASession(5000);

        session.PaidBy("Visa", Cents(150));
        session.PaidBy(null, Cents(50));

        (session.Tender, session.ServiceFee, session.AmountPaid).ShouldBe(("Visa", Cents(200), Cents(0)));
    }

    [Fact]
    public void Money_that_was_anothers_is_taken_back_and_a_person_has_to_look()
    {
        var session = ASessionThatIs(PaymentSessionStatus.Paid);

        session.AttributeElsewhere(session.Invoices[0].InvoiceId, Cents(5000), Schedule, Noon + Minutes(4));

        session.Status.ShouldBe(PaymentSessionStatus.UnderReview);
        session.AmountPaid.ShouldBe(Cents(0));
        session.NextCheckAt.ShouldBe(Noon + Minutes(10));
    }

    [Fact]
    public void A_check_is_followed_by_the_next_of_the_schedule()
    {
        var session = ASessionThatIs(PaymentSessionStatus.AwaitingPayer);

        session.CouldNotAsk("It did not answer.", Schedule, Noon + Minutes(3));
        (session.LastCheckAt, session.NextCheckAt).ShouldBe((Noon + Minutes(3), Noon + Minutes(10)));

        session.IsUnpaid("It is due.", Schedule, Schedule.LastListed, Noon + Minutes(11));
        (session.Status, session.NextCheckAt).ShouldBe((PaymentSessionStatus.AwaitingPayer, Noon + Minutes(30)));
    }

    [Fact]
    public void Not_paid_ends_an_attempt_from_the_last_age_on_and_a_silent_processor_never_does()
    {
        var session = ASessionThatIs(PaymentSessionStatus.AwaitingPayer);

        session.CouldNotAsk("It did not answer.", Schedule, Noon + (40 * Day));
        (session.Status, session.NextCheckAt).ShouldBe((PaymentSessionStatus.Unknown, Noon + (41 * Day)));

        session.IsUnpaid("It is due.", Schedule, Schedule.LastListed, Noon + (41 * Day));
        (session.Status, session.NextCheckAt).ShouldBe((PaymentSessionStatus.Expired, null));
    }

    [Fact]
    public void An_expired_attempt_is_asked_about_to_day_thirty_and_further_while_nobody_answers()
    {
        var session = ASessionThatIs(PaymentSessionStatus.Expired);

        session.IsUnpaid("It is due.", Schedule, Day, Noon + (2 * Day));
        session.NextCheckAt.ShouldBe(Noon + (3 * Day));

        session.CouldNotAsk("It did not answer.", Schedule, Noon + (30 * Day));
        (session.Status, session.NextCheckAt).ShouldBe((PaymentSessionStatus.Expired, Noon + (31 * Day)));

        session.IsUnpaid("It is due.", Schedule, Day, Noon + (31 * Day));
        session.NextCheckAt.ShouldBeNull();
    }

    [Fact]
    public void A_certain_refusal_is_checked_once_and_an_opening_that_was_lost_goes_on_being_checked()
    {
        var refused = ASessionThatIs(PaymentSessionStatus.Failed);
        refused.NextCheckAt.ShouldBe(Noon + Minutes(3));
        refused.IsUnpaid("It does not know the invoice.", Schedule, Day, Noon + Minutes(3));
        (refused.Status, refused.NextCheckAt).ShouldBe((PaymentSessionStatus.Failed, null));

        var lost = ASessionThatIs(PaymentSessionStatus.Unknown);
        lost.IsUnpaid("It does not know the invoice.", Schedule, Day, Noon + Minutes(3));
        (lost.Status, lost.NextCheckAt).ShouldBe((PaymentSessionStatus.Failed, Noon + Minutes(10)));
    }

    [Theory]
    [InlineData(PaymentSessionStatus.Opening, PaymentSessionStatus.Failed)]
    [InlineData(PaymentSessionStatus.Unknown, PaymentSessionStatus.Failed)]
    [InlineData(PaymentSessionStatus.AwaitingPayer, PaymentSessionStatus.Expired)]
    [InlineData(PaymentSessionStatus.Declined, PaymentSessionStatus.Expired)]
    public void An_attempt_of_any_kind_that_is_not_paid_in_time_lets_go_of_its_invoices(PaymentSessionStatus from, PaymentSessionStatus to)
    {
        var session = ASessionThatIs(from);

        session.IsUnpaid("It does not know the invoice.", Schedule, Schedule.LastListed, Noon + (2 * Day));

        session.Status.ShouldBe(to);
        session.Status.IsLive().ShouldBeFalse();
    }

    [Fact]
    public void A_mismatch_is_asked_about_at_once_where_nothing_was_due_to_be_asked()
    {
        var session = ASessionThatIs(PaymentSessionStatus.Expired);
        session.IsUnpaid("It is due.", Schedule, Day, Noon + (31 * Day));
        session.NextCheckAt.ShouldBeNull();

        session.Review(Noon + (32 * Day));

        (session.Status, session.NextCheckAt).ShouldBe((PaymentSessionStatus.UnderReview, Noon + (32 * Day)));
    }

    [Fact]
    public void A_node_that_takes_a_check_gives_it_back_by_itself()
    {
        var session = ASession(5000);

        session.BeingChecked(Noon + Minutes(2));

        session.NextCheckAt.ShouldBe(Noon + Minutes(2));
    }

    [Fact]
    public void A_payment_keeps_what_was_due_apart_from_what_came_and_takes_its_name_later()
    {
        var (session, other) = (ASession(5000), ASession(5000));
        var payment = Payment.Of(session, session.Invoices[0], Cents(5000), Cents(3000), Noon);

        payment.BringsPaymentId.ShouldBeFalse();
        payment.IsNamed("p-1", other.Id, isFirst: true);

        (payment.ProcessorPaymentId, payment.BringsPaymentId, payment.SessionId, payment.Amount, payment.Applied).ShouldBe(("p-1", true, other.Id, Cents(5000), Cents(3000)));
        payment.InvoiceId.ShouldBeOfType<InvoiceId>().ShouldBe(session.Invoices[0].InvoiceId);
    }
}
