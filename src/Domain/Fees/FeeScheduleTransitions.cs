using static Grancius.Domain.Fees.FeeScheduleCause;
using static Grancius.Domain.Fees.FeeScheduleStatus;

namespace Grancius.Domain.Fees;

/// <summary>The one table of a schedule version's life: the guard in <see cref="FeeSchedule"/> and the exhaustive test read it.</summary>
public static class FeeScheduleTransitions
{
    /// <summary>Each move that exists. What is not listed is refused.</summary>
    public static IReadOnlyList<FeeScheduleTransition> All { get; } =
    [
        new(Draft, Revised, Draft),
        new(Draft, FeeScheduleCause.Submitted, FeeScheduleStatus.Submitted),
        new(FeeScheduleStatus.Submitted, Returned, Draft),
        new(FeeScheduleStatus.Submitted, FeeScheduleCause.Approved, FeeScheduleStatus.Approved),
        new(Draft, FeeScheduleCause.Withdrawn, FeeScheduleStatus.Withdrawn),
        new(FeeScheduleStatus.Submitted, FeeScheduleCause.Withdrawn, FeeScheduleStatus.Withdrawn),
        new(FeeScheduleStatus.Approved, Ended, FeeScheduleStatus.Approved),
        new(FeeScheduleStatus.Approved, Replaced, Superseded),
    ];

    private static readonly Dictionary<(FeeScheduleStatus, FeeScheduleCause), FeeScheduleStatus> Table =
        All.ToDictionary(move => (move.From, move.Cause), move => move.To);

    /// <summary>Where a cause leads from a status; null where it is not allowed.</summary>
    public static FeeScheduleStatus? Target(FeeScheduleStatus from, FeeScheduleCause cause) =>
        Table.TryGetValue((from, cause), out var to) ? to : null;
}

public sealed record FeeScheduleTransition(FeeScheduleStatus From, FeeScheduleCause Cause, FeeScheduleStatus To);
