using FsCheck;
using FsCheck.Fluent;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions;

/// <summary>What must hold after every piece of news, in whichever order they come.</summary>
public class PaymentSessionProperties
{
    private const int Lines = 3;

    private static readonly Arbitrary<Piece[]> Stories = (
        from cause in Gen.Elements(Causes)
        from line in Gen.Choose(0, Lines - 1)
        from hours in Gen.Frequency((5, Gen.Choose(0, 2)), (2, Gen.Choose(3, 48)), (1, Gen.Choose(400, 900)))
        select new Piece(cause, line, TimeSpan.FromHours(hours))).ArrayOf().ToArbitrary();

    [Fact]
    public void The_history_is_an_unbroken_walk_through_the_table() => Holds((session, _) =>
    {
        var at = PaymentSessionStatus.Opening;
        foreach (var move in session.History)
        {
            if (move.From != at || PaymentSessionTransitions.Target(move.From, move.Cause) != move.To)
                return false;
            at = move.To;
        }

        return at == session.Status;
    });

    [Fact]
    public void Money_once_seen_is_never_forgotten() => Holds((session, seen) =>
        session.AmountPaid == Money.Sum(seen)
        && session.Invoices.Select(line => line.Paid).SequenceEqual(seen)
        && (session.Status != PaymentSessionStatus.Paid || session.Invoices.All(line => line.IsPaid)));

    [Fact]
    public void Paid_is_left_only_when_the_money_was_anothers() => Holds((session, _) =>
        session.History.Where(move => move.From == PaymentSessionStatus.Paid).All(move => move.Cause == SessionCause.AttributedElsewhere));

    [Fact]
    public void What_holds_invoices_is_always_asked_about_again() => Holds((session, _) =>
        session.Status == PaymentSessionStatus.Paid ? session.NextCheckAt is null : !session.Status.IsLive() || session.NextCheckAt is not null);

    [Fact]
    public void Whatever_came_before_the_whole_money_ends_it_paid() => Prop.ForAll(Stories, story =>
    {
        var (session, seen, now) = Told(story, (_, _) => true);
        session.IsPaidInFull(now);
        return session.Status == PaymentSessionStatus.Paid && session.AmountPaid >= session.Amount && session.NextCheckAt is null && seen.Length == Lines;
    }).QuickCheckThrowOnFailure();

    private static void Holds(Func<PaymentSession, Money[], bool> always)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60);
        Check.One(config, Prop.ForAll(Stories, story =>
        {
            var held = true;
            Told(story, (session, seen) => held &= always(session, seen));
            return held;
        }));
    }

    private static (PaymentSession Session, Money[] Seen, DateTimeOffset Now) Told(Piece[] story, Func<PaymentSession, Money[], bool> after)
    {
        var session = ASession(31184, 5000, 7);
        var seen = new Money[Lines];
        var now = Noon;
        foreach (var piece in story)
        {
            now += piece.Later;
            Tell(session, piece, seen, now);
            after(session, seen);
        }

        return (session, seen, now);
    }

    private static void Tell(PaymentSession session, Piece piece, Money[] seen, DateTimeOffset now)
    {
        var line = session.Invoices[piece.Line];
        switch (piece.Cause)
        {
            case SessionCause.PaidInFull:
                for (var place = 0; place < Lines; place++)
                    seen[place] += session.Invoices[place].Missing;
                session.IsPaidInFull(now);
                break;
            case SessionCause.PaidInPart:
                seen[piece.Line] += line.Expected;
                session.Credit(line.InvoiceId, line.Expected);
                session.Settle(now);
                break;
            case SessionCause.AttributedElsewhere:
                seen[piece.Line] = Money.Zero;
                session.AttributeElsewhere(line.InvoiceId, line.Paid, Schedule, now);
                break;
            default:
                News.Bring(session, piece.Cause, now);
                break;
        }
    }

    private sealed record Piece(SessionCause Cause, int Line, TimeSpan Later);
}
