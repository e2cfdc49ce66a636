using Grancius.Domain.Common;

namespace Grancius.Domain.Fees;

/// <summary>What approving a version does to the others.</summary>
/// <param name="Ends">The version in force without an end, which then ends the day before.</param>
/// <param name="Replaces">The version that was to begin on the same day and never does.</param>
/// <param name="NothingFrom">The first day on which nothing is priced any more; null where something is.</param>
public sealed record FeeScheduleConsequence(FeeSchedule Version, FeeSchedule? Ends, FeeSchedule? Replaces, DateOnly? NothingFrom);

/// <content>The life of its schedule versions.</content>
public sealed partial class FeeCode
{
    /// <summary>More versions than this are not kept of one code.</summary>
    public const int MostVersions = 400;

    private const int MostPending = 20;

    public Result<FeeSchedule> Draft(FeeScheduleTerms terms, Signature by)
    {
        if (terms.Check().Error is { } unsound)
            return unsound;
        if (_schedules.Count >= MostVersions || _schedules.Count(version => version.IsPending) >= MostPending)
            return FeeScheduleErrors.TooManyVersions(MostPending);

        var draft = new FeeSchedule(terms, FeeScheduleStatus.Draft);
        draft.IsDrafted(by);
        _schedules.Add(draft);
        Changes++;
        return draft;
    }

    public Result Revise(Guid schedule, int revision, FeeScheduleTerms terms, Signature by) => terms.Check().Error is { } unsound
        ? unsound
        : Change(schedule, revision, draft => draft.Revise(terms, by));

    /// <summary>Lays a draft before a second person, once it could be approved as things stand.</summary>
    public Result Submit(Guid schedule, int revision, DateOnly today, Signature by) => Change(schedule, revision, draft =>
        draft.Rule.DependsOn != FeeDependsOn.Nothing && (InputLabel.Length == 0 || InputLabelEs.Length == 0) ? FeeScheduleErrors.InputLabelMissing(Code)
        : draft.LegalReference.Length == 0 ? FeeScheduleErrors.LegalReferenceMissing
        : Foresee(draft, today).Error is { } misfit ? misfit
        : draft.Submit(by));

    /// <summary>Gives a submitted version back to whoever wrote it.</summary>
    public Result Return(Guid schedule, int revision, string reason, Signature by) =>
        Change(schedule, revision, version => version.Take(FeeScheduleCause.Returned, by, reason));

    public Result Withdraw(Guid schedule, int revision, string reason, Signature by) =>
        Change(schedule, revision, version => version.Take(FeeScheduleCause.Withdrawn, by, reason));

    /// <summary>
    /// Puts a submitted version in force on its dates. The approved version without an end before it ends the day before; the
    /// one that was to begin on the same day, still to come, is replaced. No day ever has two versions, nor, while the code is
    /// active, none between two.
    /// </summary>
    public Result Approve(Guid schedule, int revision, DateOnly today, Signature by) => Change(schedule, revision, version =>
    {
        var foreseen = Foresee(version, today);
        if (foreseen.Error is { } misfit)
            return version.IsPending ? misfit : FeeScheduleErrors.IllegalMove(version.Status, FeeScheduleCause.Approved);
        if (version.Approve(by).Error is { } refused)
            return refused;

        return foreseen.Value.Ends?.EndOn(version.From.AddDays(-1), by)
            ?? foreseen.Value.Replaces?.Take(FeeScheduleCause.Replaced, by, $"Replaced by the version of {version.LegalReference}.")
            ?? Result.Success;
    });

    /// <summary>What approving a version would do; refused with the dates where it would leave a day with two versions or none.</summary>
    public Result<FeeScheduleConsequence> Foresee(FeeSchedule version, DateOnly today)
    {
        var others = _schedules.Where(other => other.IsApproved && other.Id != version.Id).ToList();
        var ends = others.Find(other => other.To is null && other.From < version.From);
        var replaces = others.Find(other => other.To is null && other.From == version.From && other.From > today);
        _ = others.RemoveAll(other => other == ends || other == replaces);
        if (others.OrderBy(other => other.From).FirstOrDefault(other => other.Overlaps(version.From, version.To)) is { } twice)
            return FeeScheduleErrors.Overlap(Code, twice.From, twice.To);

        var before = ends is null ? others.Where(other => other.To < version.From).Max(other => other.To) : version.From.AddDays(-1);
        var after = others.Where(other => other.From > version.To).Select(other => (DateOnly?)other.From).Min();
        if (Active && before is { } end && end.AddDays(1) != version.From)
            return FeeScheduleErrors.Gap(Code, end.AddDays(1), version.From.AddDays(-1));
        if (Active && after is { } next && next.AddDays(-1) != version.To)
            return FeeScheduleErrors.Gap(Code, version.To!.Value.AddDays(1), next.AddDays(-1));

        return new FeeScheduleConsequence(version, ends, replaces, after is null ? version.To?.AddDays(1) : null);
    }

    private Result Change(Guid schedule, int revision, Func<FeeSchedule, Result> change)
    {
        if (_schedules.Find(version => version.Id == schedule) is not { } found)
            return FeeScheduleErrors.Unknown;
        if (found.Revision != revision)
            return FeeScheduleErrors.ChangedUnderneath(found.Moves is [.., var last] ? last.Name : "somebody");

        var changed = change(found);
        if (changed.IsSuccess)
            Changes++;
        return changed;
    }
}
