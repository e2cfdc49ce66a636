using Grancius.Domain.PaymentSessions;
using static Grancius.Domain.PaymentSessions.PaymentSessionStatus;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions;

/// <summary>Every state under every cause, held against the one table.</summary>
public class PaymentSessionTransitionsTests
{
    public static TheoryData<PaymentSessionStatus, SessionCause> Pairs
    {
        get
        {
            var pairs = new TheoryData<PaymentSessionStatus, SessionCause>();
            foreach (var (status, cause) in States.SelectMany(_ => Causes, (status, cause) => (status, cause)))
            {
                // Nobody has a page before the opening was answered: "not paid" is NeverOpened then, at any age.
                if (status != Opening || cause is not (SessionCause.ConfirmedUnpaid or SessionCause.TimeRanOut))
                    pairs.Add(status, cause);
            }

            return pairs;
        }
    }

    public static TheoryData<PaymentSessionStatus> Statuses => [.. States];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_session_moves_as_the_table_says_and_not_otherwise(PaymentSessionStatus from, SessionCause cause)
    {
        var session = ASessionFor(from, cause);
        var moves = session.History.Count;

        News.Bring(session, cause, Noon);

        var to = PaymentSessionTransitions.Target(from, cause);
        session.Status.ShouldBe(to ?? from);
        session.History.Count.ShouldBe(to is null ? moves : moves + 1);
        if (to is not null)
            (session.History[^1].From, session.History[^1].To, session.History[^1].Cause).ShouldBe((from, to.Value, cause));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_same_news_twice_leaves_the_session_where_the_first_left_it(PaymentSessionStatus from, SessionCause cause)
    {
        var session = ASessionFor(from, cause);

        News.Bring(session, cause, Noon);
        var (status, moves) = (session.Status, session.History.Count);
        News.Bring(session, cause, Noon);

        (session.Status, session.History.Count).ShouldBe((status, moves));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Late_money_is_money_in_every_state(PaymentSessionStatus from)
    {
        var session = ASessionThatIs(from);

        session.IsPaidInFull(Noon.AddDays(40));

        session.Status.ShouldBe(Paid);
        session.AmountPaid.ShouldBe(session.Amount);
        session.NextCheckAt.ShouldBeNull();
        session.Events.OfType<PaymentSessionMoved>().Last().To.ShouldBe("Paid");
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Only_an_attempt_that_money_cannot_be_missing_from_is_given_up(PaymentSessionStatus from)
    {
        var session = ASessionThatIs(from);

        var refusal = session.Cancel(Noon).Error;

        if (from is Opening or AwaitingPayer or Unknown or Declined or Cancelled)
            refusal.ShouldBeNull();
        else
            (refusal?.Code, refusal?.SessionId).ShouldBe(("session_not_cancellable", session.Id.Value));
    }

    [Fact]
    public void The_table_lists_each_move_once_and_none_that_stays()
    {
        var all = PaymentSessionTransitions.All;

        all.Count.ShouldBeGreaterThan(30);
        all.Select(move => (move.From, move.Cause)).ShouldBeUnique();
        all.ShouldAllBe(move => move.From != move.To);
        all.Select(move => move.Cause).Distinct().ShouldBe(Causes, ignoreOrder: true);
        all.Select(move => move.To).Append(Opening).Distinct().ShouldBe(States, ignoreOrder: true);
    }

    [Fact]
    public void Every_state_but_paid_is_reached_by_late_money_and_paid_is_left_by_one_cause_only()
    {
        States.Where(state => state != Paid).ShouldAllBe(state => PaymentSessionTransitions.Target(state, SessionCause.PaidInFull) == Paid);
        PaymentSessionTransitions.All.Where(move => move.From == Paid)
            .ShouldHaveSingleItem().ShouldBe(new PaymentSessionTransition(Paid, SessionCause.AttributedElsewhere, UnderReview));
    }

    [Fact]
    public void A_session_holds_its_invoices_while_it_waits_or_is_looked_at() =>
        States.Where(state => state.IsLive()).ShouldBe([Opening, AwaitingPayer, Unknown, Declined, UnderReview]);

    /// <summary>"Not paid" means another thing where a page exists.</summary>
    private static PaymentSession ASessionFor(PaymentSessionStatus from, SessionCause cause)
    {
        if (from != Unknown || cause is not (SessionCause.ConfirmedUnpaid or SessionCause.TimeRanOut))
            return ASessionThatIs(from);

        var session = ASessionThatIs(AwaitingPayer);
        session.CouldNotAsk("It did not answer.", Schedule, Noon);
        return session;
    }

    [Fact]
    public void A_session_is_not_given_up_while_the_call_that_opens_may_still_be_under_way()
    {
        var session = Samples.ASessionThatIs(Opening);

        session.IsUnpaid("It is due.", Samples.Schedule, TimeSpan.FromSeconds(1), session.CreatedAt + TimeSpan.FromSeconds(5));

        session.Status.ShouldBe(Opening);
        session.NextCheckAt.ShouldNotBeNull();
    }
}
