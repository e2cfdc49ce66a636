using FsCheck;
using FsCheck.Fluent;
using Grancius.Domain.Fees;
using static Grancius.UnitTests.Fees.Versions;

namespace Grancius.UnitTests.Fees;

/// <summary>Whatever is drafted and in whatever order it is approved, no day has two prices, and none between two prices has none.</summary>
public class FeeScheduleProperties
{
    private static readonly DateOnly First = new(2026, 1, 1);

    /// <summary>Days about today, so that spans touch, overlap and leave gaps; one in three has no end.</summary>
    private static readonly Gen<(int From, int? To)> Spans =
        from start in Gen.Choose(0, 60)
        from length in Gen.Choose(0, 20)
        from open in Gen.Choose(0, 2)
        select (start, open == 0 ? (int?)null : start + length);

    private static readonly Gen<(int From, int? To)[]> Drafts = Spans.ArrayOf(12);

    [Fact]
    public void No_order_of_approvals_makes_an_overlap_or_a_gap() => Prop.ForAll(Drafts.ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (spans, day) =>
    {
        var code = FeeCode.Register(new(Guid.Empty), "ANY", 6, "001", "Any", "Any");
        var today = First.AddDays(day);
        foreach (var (from, to) in spans)
        {
            var draft = code.Draft(new FeeScheduleTerms(First.AddDays(from), to is { } end ? First.AddDays(end) : null, Flat(100), "O-1"), Writer).Value;
            _ = code.Submit(draft.Id, draft.Revision, today, Writer);
        }

        // Submitted while nothing was approved, so each is sound alone; they are approved in the order they come.
        var approved = 0;
        foreach (var version in code.Schedules.Where(version => version.Status == FeeScheduleStatus.Submitted).ToList())
        {
            if (code.Approve(version.Id, version.Revision, today, Approver).IsSuccess)
                approved++;
            if (!EveryDayIsPricedOnce(code))
                return false;
        }

        return approved > 0;
    }).QuickCheckThrowOnFailure();

    private static bool EveryDayIsPricedOnce(FeeCode code)
    {
        var days = Enumerable.Range(-5, 120).Select(First.AddDays)
            .Select(day => code.Schedules.Count(version => version.IsInForce(day))).ToList();
        var priced = days.SkipWhile(count => count == 0).Reverse().SkipWhile(count => count == 0).ToList();
        return priced.TrueForAll(count => count == 1);
    }
}
