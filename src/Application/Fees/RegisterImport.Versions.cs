using System.Globalization;
using FluentValidation;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <content>Versions: what is there already is left alone, what is new becomes a draft, and what is approved is never edited.</content>
internal sealed partial class RegisterImport
{
    /// <summary>All that the file says of versions: a version of the register that one of its lines repeats is not meant by another.</summary>
    private readonly HashSet<(string Code, FeeScheduleTerms Terms)> _said = [];

    private readonly HashSet<Guid> _touched = [];

    private void ReadAhead(IReadOnlyList<RegisterLine> lines)
    {
        foreach (var line in lines.Where(line => line["record"] == "version"))
        {
            if (new RegisterReading(line).Schedule() is { } terms)
                _said.Add((line["code"], terms));
        }
    }

    private PlannedLine Version(RegisterLine line, RegisterReading reading)
    {
        const string version = "version";
        var read = reading.Schedule();
        if (!_codes.TryGetValue(line["code"], out var code))
            return Refused(line, version, reading, "code", _seen.Contains(line["code"]) ? "The line of this code above is refused." : "There is no such fee code here, nor on a line above.");
        if (read is not { } terms)
            return Refused(line, version, reading);

        var sameDay = code.Schedules.Where(other => RegisterLines.IsKept(other) && other.From == terms.From).ToList();
        if (sameDay.Exists(other => other.Terms == terms))
            return Planned(line, Named(terms), PlannedKind.Untouched);
        if (!reading.IsSound(terms))
            return Refused(line, Named(terms), reading);
        if (sameDay.Exists(other => _touched.Contains(other.Id)))
            return Refused(line, Named(terms), reading, "from", "A line above has a version of this code with the same first day.");

        var meant = sameDay.Where(other => !_said.Contains((code.Code, other.Terms))).ToList();
        return meant.Find(other => other.IsApproved && other.From <= pen.Today) is { } past
            ? Refused(line, Named(terms), reading, "from", $"The version {past.Span()} is approved, and never edited: give the new price a line of its own, with the day from which it is to hold.")
            : Pending(line, reading, code, [.. meant.Where(other => other.IsPending)], terms);
    }

    private PlannedLine Pending(RegisterLine line, RegisterReading reading, FeeCode code, IReadOnlyList<FeeSchedule> meant, FeeScheduleTerms terms) => meant switch
    {
        [] => Drafted(line, reading, code, terms),
        [{ Status: FeeScheduleStatus.Draft } draft] => Revised(line, reading, code, draft, terms),
        [_] => Refused(line, Named(terms), reading, "from", "The version with this first day waits for approval: it has to be returned to draft first."),
        _ => Refused(line, Named(terms), reading, "from", "Several versions that are not decided yet begin on this day: change them on their pages."),
    };

    private PlannedLine Drafted(RegisterLine line, RegisterReading reading, FeeCode code, FeeScheduleTerms terms)
    {
        var draft = code.Draft(terms, pen.By);
        if (draft.Error is { } refused)
            return Refused(line, Named(terms), reading, refused);

        _ = _touched.Add(draft.Value.Id);
        return Planned(line, Named(terms), PlannedKind.Drafted, [new FieldChange("legal_reference", "", terms.LegalReference)]);
    }

    private PlannedLine Revised(RegisterLine line, RegisterReading reading, FeeCode code, FeeSchedule draft, FeeScheduleTerms terms)
    {
        var before = draft.Terms;
        if (code.Revise(draft.Id, draft.Revision, terms, pen.By).Error is { } refused)
            return Refused(line, Named(terms), reading, refused);

        _ = _touched.Add(draft.Id);
        return Planned(line, Named(terms), PlannedKind.Revised, Differences(before, terms));
    }

    private static IReadOnlyList<FieldChange> Differences(FeeScheduleTerms before, FeeScheduleTerms after) =>
    [
        .. new FieldChange[]
        {
            new("to", Day(before.To), Day(after.To)), new("price", FeeRuleWords.Of(before.Rule), FeeRuleWords.Of(after.Rule)),
            new("legal_reference", before.LegalReference, after.LegalReference),
        }.Where(change => change.Before != change.After),
    ];

    private static string Named(FeeScheduleTerms terms) =>
        $"version from {Day(terms.From)}{(terms.To is { } to ? $" to {Day(to)}" : "")}: {FeeRuleWords.Of(terms.Rule)}";

    private static string Day(DateOnly? day) => day?.ToString(RegisterLines.Day, CultureInfo.InvariantCulture) ?? "";

    private sealed class FeeCodeShape : AbstractValidator<string>
    {
        public FeeCodeShape() => RuleFor(code => code).IsFeeCode();
    }
}
