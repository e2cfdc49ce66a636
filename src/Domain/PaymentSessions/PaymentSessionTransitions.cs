using static Grancius.Domain.PaymentSessions.PaymentSessionStatus;
using static Grancius.Domain.PaymentSessions.SessionCause;

namespace Grancius.Domain.PaymentSessions;

/// <summary>
/// The one table of a session's life. The guard in <see cref="PaymentSession"/>, the diagram in docs/lifecycle.md and the
/// exhaustive test all read it.
/// </summary>
public static class PaymentSessionTransitions
{
    /// <summary>Each move that exists. What is not listed does not happen.</summary>
    public static IReadOnlyList<PaymentSessionTransition> All { get; } =
    [
        .. From([Opening, Unknown], PageOpened, AwaitingPayer),
        .. From([Opening], OpeningRefused, Failed),
        .. From([Opening], OpeningAnswerLost, Unknown),
        // Late money is still money: every state listens to it.
        .. From([Opening, AwaitingPayer, Unknown, Declined, UnderReview, Expired, Cancelled, Failed], PaidInFull, Paid),
        .. From([Opening, Unknown, Declined], PaidInPart, AwaitingPayer),
        .. From([Opening, AwaitingPayer, Unknown], DeclineSeen, Declined),
        .. From([Opening, AwaitingPayer, Unknown, Declined, Expired, Cancelled, Failed], MismatchSeen, UnderReview),
        .. From([Opening, AwaitingPayer, Declined], ProcessorNotAsked, Unknown),
        .. From([Unknown], ConfirmedUnpaid, AwaitingPayer),
        .. From([Opening, Unknown], NeverOpened, Failed),
        .. From([AwaitingPayer, Unknown, Declined], TimeRanOut, Expired),
        .. From([Opening, AwaitingPayer, Unknown, Declined], CancelAsked, Cancelled),
        .. From([Paid], AttributedElsewhere, UnderReview),
    ];

    private static readonly Dictionary<(PaymentSessionStatus, SessionCause), PaymentSessionStatus> Table =
        All.ToDictionary(move => (move.From, move.Cause), move => move.To);

    /// <summary>Where a cause leads from a state; null where it moves nothing.</summary>
    public static PaymentSessionStatus? Target(PaymentSessionStatus from, SessionCause cause) =>
        Table.TryGetValue((from, cause), out var to) ? to : null;

    /// <summary>A session in one of these holds its invoices: no second attempt is opened on them.</summary>
    public static bool IsLive(this PaymentSessionStatus status) =>
        status is Opening or AwaitingPayer or Unknown or Declined or UnderReview;

    private static IEnumerable<PaymentSessionTransition> From(
        PaymentSessionStatus[] from, SessionCause cause, PaymentSessionStatus to) =>
        from.Select(status => new PaymentSessionTransition(status, cause, to));
}

public sealed record PaymentSessionTransition(PaymentSessionStatus From, SessionCause Cause, PaymentSessionStatus To);
