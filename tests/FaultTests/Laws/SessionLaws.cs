using Grancius.Domain.PaymentSessions;
using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Laws;

/// <summary>An attempt is saved before the processor hears of it, moves as the table says, and is never forgotten while it is not known.</summary>
internal sealed class SessionLaws(World world, Books books)
{
    /// <summary>No check takes longer from the processor's answer to what is made of it.</summary>
    private static readonly TimeSpan Check = TimeSpan.FromMinutes(5);

    /// <summary>The longest gap of the schedule, and the lease of a node that died.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(1) + TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Watch = TimeSpan.FromDays(29);

    private readonly Dictionary<Guid, int> _judged = [];

    public void Hold()
    {
        var paid = books.Payments.GroupBy(row => row.Session).ToDictionary(group => group.Key, group => group.Sum(row => row.Amount));
        var byPlace = books.Moves.GroupBy(move => move.Session).ToDictionary(group => group.Key, group => group.OrderBy(move => move.Place).ToList());
        var busy = new HashSet<string>(StringComparer.Ordinal);
        foreach (var session in books.Sessions)
        {
            Law.Demands(session.AmountPaid == paid.GetValueOrDefault(session.Id) && session.AmountPaid == session.Lines.Sum(line => line.Paid),
                $"session {session.Reference} counts {session.AmountPaid} cents, its payments are {paid.GetValueOrDefault(session.Id)}");
            Law.Demands((session.Status == "Paid") == session.Lines.TrueForAll(line => line.Paid >= line.Expected),
                $"session {session.Reference} is {session.Status} with {session.AmountPaid} of {session.Amount} cents");
            Law.Demands(session.Lines.TrueForAll(line => line.Paid >= 0), $"session {session.Reference} counts less than nothing");
            // A session under review may come back after its invoices were let go, and waits for a person, not for a payer.
            if (session.IsLive && session.Status != "UnderReview")
                Law.Demands(session.Lines.TrueForAll(line => line.Paid >= line.Expected || busy.Add(line.Own)), $"session {session.Reference} is a second attempt at an invoice in payment");
            Moved(session, byPlace.GetValueOrDefault(session.Id, []));
        }

        var live = books.Sessions.Where(session => session.IsLive).Select(session => session.Id).ToHashSet();
        Law.Demands(books.Holds.TrueForAll(hold => live.Contains(hold.Session)), $"an invoice is held by a session that is over");
    }

    public void WereSavedFirst()
    {
        if (world.Processor.Pages.Count == 0)
            return;

        var tokens = books.Sessions.Select(session => session.PostbackToken).ToHashSet(StringComparer.Ordinal);
        foreach (var page in world.Processor.Pages)
            Law.Demands(tokens.Contains(page.Order.Token), $"page {page.Place} is open at the processor, and no attempt is saved for it");
    }

    public void AreAskedAboutAgain()
    {
        var now = world.Clock.Now;
        foreach (var session in books.Sessions)
        {
            if (session.IsLive)
                Law.Demands(session.NextCheckAt <= now + LongestGap, $"session {session.Reference} is {session.Status}, and nobody will ask about it within a day");
            else if (session.Status != "Paid" && now - session.CreatedAt < Watch && !WasRefused(session))
                Law.Demands(session.NextCheckAt is not null, $"session {session.Reference} is {session.Status}, and late money on it would not be seen");
        }
    }

    public void AreKnown()
    {
        foreach (var session in books.Sessions)
            Law.Demands(session.Status is not ("Opening" or "Unknown"), $"session {session.Reference} stays {session.Status}, although the processor answers");
    }

    private static bool WasRefused(SessionRow session) => session is { Status: "Failed", RedirectUrl: null, OpenFailure: PaymentSessionErrors.RefusedCode };

    private void Moved(SessionRow session, List<MoveRow> moves)
    {
        Law.Demands(session.Status == (moves.Count == 0 ? "Opening" : moves[^1].To), $"session {session.Reference} is {session.Status}, and did not move there");
        for (var place = _judged.GetValueOrDefault(session.Id); place < moves.Count; place++)
        {
            var move = moves[place];
            Law.Demands(move.From == (place == 0 ? "Opening" : moves[place - 1].To), $"session {session.Reference} moved from {move.From}, where it was not");
            var target = PaymentSessionTransitions.Target(Enum.Parse<PaymentSessionStatus>(move.From), Enum.Parse<SessionCause>(move.Cause));
            Law.Demands(target?.ToString() == move.To, $"session {session.Reference} moved from {move.From} to {move.To} by {move.Cause}");
            if (move.From is "Paid" or "Expired" or "Cancelled" or "Failed")
                WasLateMoney(session, move, moves.Skip(place + 1));
            if (move.Cause is "TimeRanOut" or "CancelAsked" or "NeverOpened" or "ConfirmedUnpaid")
                WasAsked(session, move);
        }

        _judged[session.Id] = moves.Count;
    }

    /// <summary>A terminal state is left for money that came late, news of money that somebody has to look at, or money that was another attempt's.</summary>
    private void WasLateMoney(SessionRow session, MoveRow move, IEnumerable<MoveRow> later) => Law.Demands(move.Cause switch
    {
        // Two postbacks of one commit may bring it and show whose it was: that it was another's has its own exception.
        nameof(SessionCause.PaidInFull) => books.Payments.Exists(row => row.Session == session.Id) || later.Any(after => after.Cause == nameof(SessionCause.AttributedElsewhere)),
        nameof(SessionCause.MismatchSeen) => books.Exceptions.Exists(row => row.Session == session.Id && row.Kind is not ("Overpayment" or "Attribution")),
        nameof(SessionCause.AttributedElsewhere) => books.Exceptions.Exists(row => row.Session == session.Id && row.Kind == "Attribution"),
        _ => false,
    }, $"session {session.Reference} left {move.From} by {move.Cause}, and no money came late");

    /// <summary>Nothing ends and nothing is called unpaid unless the processor just said so.</summary>
    private void WasAsked(SessionRow session, MoveRow move)
    {
        foreach (var line in session.Lines.Where(line => line.Paid < line.Expected))
        {
            Law.Demands(world.Processor.LastCertain.TryGetValue(line.Number, out var asked) && move.At - asked < Check,
                $"session {session.Reference} went from {move.From} to {move.To} by {move.Cause}, and the processor had not been asked about {line.Number}");
        }
    }
}
