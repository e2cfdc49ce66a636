namespace Grancius.Domain.Fees;

/// <summary>Where a version of a fee's schedule stands. Only approved ones price anything.</summary>
public enum FeeScheduleStatus
{
    /// <summary>Being written: may be changed.</summary>
    Draft,

    /// <summary>Laid before a second person: may not be changed.</summary>
    Submitted,

    /// <summary>In force on its dates, for good.</summary>
    Approved,

    /// <summary>Was approved, and replaced by another version before its first day.</summary>
    Superseded,

    /// <summary>Given up before it was approved.</summary>
    Withdrawn,
}

/// <summary>What somebody did to a version.</summary>
public enum FeeScheduleCause
{
    Drafted,
    Revised,
    Submitted,
    Returned,
    Approved,
    Withdrawn,

    /// <summary>A successor was approved for the same first day, which is still to come.</summary>
    Replaced,

    /// <summary>A successor was approved: it ends the day before that one begins, and was in force until then.</summary>
    Ended,
}
