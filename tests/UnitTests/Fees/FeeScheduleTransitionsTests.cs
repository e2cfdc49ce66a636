using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using static Grancius.UnitTests.Fees.Versions;

namespace Grancius.UnitTests.Fees;

/// <summary>Every cause in every status: a version moves as the table says and not otherwise.</summary>
public class FeeScheduleTransitionsTests
{
    private static readonly FeeScheduleStatus[] Statuses = Enum.GetValues<FeeScheduleStatus>();

    /// <summary>What people do; the others happen to a version when its successor is approved.</summary>
    private static readonly FeeScheduleCause[] Deeds =
        [FeeScheduleCause.Revised, FeeScheduleCause.Submitted, FeeScheduleCause.Returned, FeeScheduleCause.Approved, FeeScheduleCause.Withdrawn];

    public static TheoryData<FeeScheduleStatus, FeeScheduleCause> Pairs
    {
        get
        {
            var pairs = new TheoryData<FeeScheduleStatus, FeeScheduleCause>();
            foreach (var status in Statuses)
            {
                foreach (var cause in Deeds)
                    pairs.Add(status, cause);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_version_moves_as_the_table_says_and_not_otherwise(FeeScheduleStatus from, FeeScheduleCause cause)
    {
        var code = ACode();
        var version = AVersionThatIs(from, code);
        var (revision, moves) = (version.Revision, version.Moves.Count);

        var done = Do(code, version, cause);

        var to = FeeScheduleTransitions.Target(from, cause);
        version.Status.ShouldBe(to ?? from);
        version.Revision.ShouldBe(to is null ? revision : revision + 1);
        if (to is null)
            (done.Error!.Code, version.Moves.Count).ShouldBe(("schedule_state", moves));
        else
            (done.Error, version.Moves[^1].Cause).ShouldBe((null, cause));
    }

    [Fact]
    public void The_table_lists_each_move_once_and_every_status_is_reached()
    {
        var all = FeeScheduleTransitions.All;

        all.Select(move => (move.From, move.Cause)).ShouldBeUnique();
        all.Select(move => move.To).Distinct().ShouldBe(Statuses, ignoreOrder: true);
        all.Select(move => move.Cause).Append(FeeScheduleCause.Drafted).Distinct().ShouldBe(Enum.GetValues<FeeScheduleCause>(), ignoreOrder: true);
        all.Where(move => move.From == FeeScheduleStatus.Approved).Select(move => move.Cause)
            .ShouldBe([FeeScheduleCause.Ended, FeeScheduleCause.Replaced], "an approved version is never edited");
        all.Where(move => move.To == FeeScheduleStatus.Approved && move.From != FeeScheduleStatus.Approved).ShouldHaveSingleItem();
    }

    private static Result Do(FeeCode code, FeeSchedule version, FeeScheduleCause cause) => cause switch
    {
        FeeScheduleCause.Revised => code.Revise(version.Id, version.Revision, version.Terms, Colleague),
        FeeScheduleCause.Submitted => code.Submit(version.Id, version.Revision, Today, Colleague),
        FeeScheduleCause.Returned => code.Return(version.Id, version.Revision, "No.", Approver),
        FeeScheduleCause.Approved => code.Approve(version),
        _ => code.Withdraw(version.Id, version.Revision, "No.", Writer),
    };

    private static FeeSchedule AVersionThatIs(FeeScheduleStatus status, FeeCode code)
    {
        var version = code.ADraft("2027-01-01");
        if (status == FeeScheduleStatus.Withdrawn)
            code.Withdraw(version.Id, version.Revision, "No.", Writer).Error.ShouldBeNull();
        if (status is FeeScheduleStatus.Submitted or FeeScheduleStatus.Approved or FeeScheduleStatus.Superseded)
            code.Submit(version.Id, version.Revision, Today, Writer).Error.ShouldBeNull();
        if (status is FeeScheduleStatus.Approved or FeeScheduleStatus.Superseded)
            code.Approve(version).Error.ShouldBeNull();
        if (status == FeeScheduleStatus.Superseded)
            code.Approve(code.ASubmitted("2027-01-01")).Error.ShouldBeNull();
        version.Status.ShouldBe(status);
        return version;
    }
}
