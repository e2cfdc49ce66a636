using Grancius.Sandbox.Faults;

namespace Grancius.UnitTests.Sandbox;

public class FaultBoardTests
{
    private readonly FaultBoard _board = new();

    [Fact]
    public void A_fault_for_the_next_session_is_met_once()
    {
        Set(("postback", "late"), ("open", "slow"));

        var (call, sticking) = _board.TakeForOpen();
        call.Open.ShouldBe(OpenFault.Slow);
        sticking.Postback.ShouldBe(PostbackFault.Late);

        var (nextCall, nextSticking) = _board.TakeForOpen();
        nextCall.Open.ShouldBeNull();
        nextSticking.Postback.ShouldBeNull();
    }

    [Theory]
    [InlineData("500")]
    [InlineData("429")]
    [InlineData("refused")]
    public void A_refused_call_leaves_the_other_faults_for_the_session_that_comes_to_exist(string refusal)
    {
        Set(("open", refusal), ("postback", "duplicate"));

        _board.TakeForOpen().Sticking.Postback.ShouldBeNull();
        var (call, sticking) = _board.TakeForOpen();

        call.Open.ShouldBeNull();
        sticking.Postback.ShouldBe(PostbackFault.Duplicate);
    }

    [Fact]
    public void Faults_for_all_hold_until_cleared_and_reach_sessions_already_open()
    {
        var session = Baskets.Session(Baskets.Invoice("1-6", 100));
        Set(("scope", "all"), ("balance", "down"));

        _board.For(session).Balance.ShouldBe(BalanceFault.Down);
        _board.TakeForOpen();
        _board.For(session).Balance.ShouldBe(BalanceFault.Down);

        Set();
        _board.For(session).Balance.ShouldBeNull();
    }

    [Fact]
    public void A_sessions_own_fault_goes_before_the_one_for_all()
    {
        var session = Baskets.Session(Baskets.Invoice("1-6", 100));
        session.Faults = new FaultSet { Postback = PostbackFault.None };
        Set(("scope", "all"), ("postback", "late"), ("balance", "stale"));

        _board.For(session).Postback.ShouldBe(PostbackFault.None);
        _board.For(session).Balance.ShouldBe(BalanceFault.Stale);
    }

    [Fact]
    public void Orders_add_up_and_normal_takes_one_back()
    {
        Set(("postback", "late"));
        Set(("balance", "slow"), ("delaySeconds", "0.5"));
        Set(("postback", "normal"));

        var (next, _) = _board.Current;
        next.Postback.ShouldBeNull();
        next.Balance.ShouldBe(BalanceFault.Slow);
        next.Delay.ShouldBe(TimeSpan.FromMilliseconds(500));
    }

    [Theory]
    [InlineData("open", "never", "slow, timeout, 500, 429, malformed, refused, closed, wrongHost")]
    [InlineData("postback", "never", "none, late, duplicate, reordered, perInvoice, wrongAmount, declineThenApprove, approveThenDecline, forged, partial")]
    [InlineData("balance", "never", "down, slow, stale")]
    [InlineData("reader", "never", "busy, offline, declined, cancelled, timedOut")]
    [InlineData("shape", "never", "perPayment, perInvoice")]
    [InlineData("encoding", "never", "form, query")]
    [InlineData("scope", "never", "next, all")]
    [InlineData("weather", "bad", "scope, open, postback")]
    public void What_is_not_known_is_answered_with_what_is_allowed(string name, string value, string allowed) =>
        FaultOrder.Read([new(name, value)]).Errors.ShouldHaveSingleItem().ShouldContain(allowed);

    private void Set(params (string Name, string Value)[] pairs)
    {
        var order = FaultOrder.Read(pairs.Select(p => new KeyValuePair<string, string?>(p.Name, p.Value)));
        order.Errors.ShouldBeEmpty();
        _board.Apply(order);
    }
}
