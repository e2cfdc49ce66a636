using Grancius.Domain.Common;

namespace Grancius.Domain.Fees;

public static class FeeScheduleErrors
{
    public static readonly Error Unknown = new("schedule_unknown", "There is no such version of this fee.", ErrorKind.NotFound);

    public static readonly Error SecondPersonNeeded =
        new("schedule_second_person", "Whoever drafted, revised or submitted a version does not approve it: a second person has to.", ErrorKind.Unprocessable);

    public static readonly Error LegalReferenceMissing =
        new("schedule_legal_reference", "Name the ordinance or resolution it rests on.", ErrorKind.Unprocessable) { Field = "legalReference" };

    public static Error EndsBeforeItStarts(DateOnly from) =>
        new("schedule_dates", $"A schedule that starts on {from:yyyy-MM-dd} cannot end before.", ErrorKind.Unprocessable) { Field = "to" };

    public static Error DatesBeyondReason(int first, int last) =>
        new("schedule_dates", $"Give a first day between {first} and {last}.", ErrorKind.Unprocessable) { Field = "from" };

    public static Error Overlap(string code, DateOnly from, DateOnly? to) =>
        new("schedule_overlap",
            $"The fee {code} already has an approved schedule from {from:yyyy-MM-dd} to {to?.ToString("yyyy-MM-dd", null) ?? "further notice"}.",
            ErrorKind.Unprocessable)
        { Field = "from" };

    public static Error Gap(string code, DateOnly from, DateOnly to) =>
        new("schedule_gap", $"The fee {code} would have no price from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}, between two approved schedules.", ErrorKind.Unprocessable)
        { Field = "from" };

    public static Error IllegalMove(FeeScheduleStatus status, FeeScheduleCause cause) =>
        new("schedule_state", $"A version that is {Named(status)} cannot be {Named(cause)}.", ErrorKind.Conflict);

    public static Error ChangedUnderneath(string by) =>
        new("schedule_changed", $"This version was changed by {by} in the meantime: look at it again.", ErrorKind.Conflict);

    public static Error CodeChangedUnderneath(string code) =>
        new("fee_code_changed", $"The fee code {code} was changed by somebody else in the meantime: look at it again.", ErrorKind.Conflict);

    public static Error TooManyVersions(int pending) =>
        new("schedule_too_many", $"A fee has at most {pending} drafts and submitted versions at once, and {FeeCode.MostVersions} in all.", ErrorKind.Unprocessable);

    public static Error InputLabelMissing(string code) =>
        new("fee_input_label", $"Say in both languages what number the fee {code} is worked out from: the payer is asked for it.", ErrorKind.Unprocessable)
        { Field = "inputLabel" };

    /// <param name="fields">Each field of the rule with what is wrong with it.</param>
    public static Error RuleUnsound(IReadOnlyDictionary<string, string[]> fields) =>
        new("schedule_rule", fields.First().Value[0], ErrorKind.Unprocessable) { Fields = fields };

    private static string Named<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
