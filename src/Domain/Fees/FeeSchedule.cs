using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Domain.Fees;

/// <summary>What a version says: its days, both included, its rule, and the ordinance or resolution behind it.</summary>
public sealed record FeeScheduleTerms(DateOnly From, DateOnly? To, FeeRule Rule, string LegalReference)
{
    public const int LongestReference = 200;
    public const int FirstYear = 1900;
    public const int LastYear = 2200;

    /// <summary>Refuses dates that make no sense and a rule that would fail for some payer.</summary>
    public Result Check()
    {
        if (From.Year is < FirstYear or > LastYear)
            return FeeScheduleErrors.DatesBeyondReason(FirstYear, LastYear);

        return To < From ? FeeScheduleErrors.EndsBeforeItStarts(From) : Rule.Check();
    }
}

/// <summary>Who did something, by the name colleagues know, and when.</summary>
public sealed record Signature(StaffId By, string Name, DateTimeOffset At);

/// <summary>One step of a version's life.</summary>
/// <param name="Reason">Why, where a reason has to be given; else what it meant.</param>
public sealed record FeeScheduleMove(FeeScheduleCause Cause, StaffId By, string Name, DateTimeOffset At, string? Reason);

/// <summary>
/// One dated version of a fee's rule, both dates included. A draft may be revised; an approved version is never edited, only
/// ended or replaced by its successor. Nobody who wrote or submitted it approves it.
/// </summary>
public sealed class FeeSchedule
{
    private IReadOnlyList<FeeScheduleMove> _moves = [];

    private FeeSchedule() // EF Core
    {
    }

    internal FeeSchedule(FeeScheduleTerms terms, FeeScheduleStatus status)
    {
        Id = Ids.Next();
        (From, To, Rule, LegalReference) = terms;
        Status = status;
    }

    public Guid Id { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public FeeRule Rule { get; private set; } = null!;

    /// <summary>The ordinance or resolution it rests on.</summary>
    public string LegalReference { get; private set; } = "";

    public FeeScheduleStatus Status { get; private set; }

    /// <summary>Raised by every change: whoever changes or approves says which one they saw.</summary>
    public int Revision { get; private set; }

    /// <summary>Kept beside the moves for the store's own check that two people were at work.</summary>
    public StaffId? DraftedBy { get; private set; }

    public StaffId? SubmittedBy { get; private set; }

    public StaffId? ApprovedBy { get; private set; }

    /// <summary>What happened to it, oldest first; empty for what was loaded with the jurisdiction.</summary>
    public IReadOnlyList<FeeScheduleMove> Moves => _moves;

    public FeeScheduleTerms Terms => new(From, To, Rule, LegalReference);

    public bool IsApproved => Status == FeeScheduleStatus.Approved;

    /// <summary>Not decided yet: a draft, or before a second person.</summary>
    public bool IsPending => Status is FeeScheduleStatus.Draft or FeeScheduleStatus.Submitted;

    public bool IsInForce(DateOnly on) => IsApproved && From <= on && (To is null || on <= To);

    /// <summary>Whether they wrote any of it or submitted it, and so may not approve it.</summary>
    public bool IsWorkOf(StaffId person) => _moves.Any(move => move.By == person && IsAuthorship(move.Cause));

    internal bool Overlaps(DateOnly from, DateOnly? to) => (to is null || From <= to) && (To is null || from <= To);

    internal void IsDrafted(Signature by)
    {
        DraftedBy = by.By;
        _moves = [Signed(FeeScheduleCause.Drafted, by, null)];
    }

    internal Result Revise(FeeScheduleTerms terms, Signature by)
    {
        var moved = Take(FeeScheduleCause.Revised, by, null);
        if (moved.IsSuccess)
            (From, To, Rule, LegalReference, DraftedBy) = (terms.From, terms.To, terms.Rule, terms.LegalReference, by.By);
        return moved;
    }

    internal Result Submit(Signature by)
    {
        var moved = Take(FeeScheduleCause.Submitted, by, null);
        if (moved.IsSuccess)
            SubmittedBy = by.By;
        return moved;
    }

    internal Result Approve(Signature by)
    {
        if (Status == FeeScheduleStatus.Submitted && IsWorkOf(by.By))
            return FeeScheduleErrors.SecondPersonNeeded;

        var moved = Take(FeeScheduleCause.Approved, by, null);
        if (moved.IsSuccess)
            ApprovedBy = by.By;
        return moved;
    }

    internal Result EndOn(DateOnly day, Signature by)
    {
        To = day;
        return Take(FeeScheduleCause.Ended, by, $"Ends on {day:yyyy-MM-dd}.");
    }

    /// <summary>A step that changes where it stands and nothing else.</summary>
    internal Result Take(FeeScheduleCause cause, Signature by, string? reason)
    {
        if (FeeScheduleTransitions.Target(Status, cause) is not { } target)
            return FeeScheduleErrors.IllegalMove(Status, cause);

        Status = target;
        Revision++;
        // Somebody who saves ten times in a row has revised it once, last now.
        var sameAgain = cause == FeeScheduleCause.Revised && _moves is [.., var last] && last.Cause == cause && last.By == by.By;
        _moves = [.. sameAgain ? _moves.SkipLast(1) : _moves, Signed(cause, by, reason)];
        return Result.Success;
    }

    private static bool IsAuthorship(FeeScheduleCause cause) =>
        cause is FeeScheduleCause.Drafted or FeeScheduleCause.Revised or FeeScheduleCause.Submitted;

    private static FeeScheduleMove Signed(FeeScheduleCause cause, Signature by, string? reason) => new(cause, by.By, by.Name, by.At, reason);
}
