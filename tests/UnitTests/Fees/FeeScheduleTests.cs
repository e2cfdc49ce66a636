using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using static Grancius.UnitTests.Fees.Versions;

namespace Grancius.UnitTests.Fees;

public class FeeScheduleTests
{
    [Fact]
    public void Only_an_approved_version_prices_anything()
    {
        var code = ACode();
        var version = code.ADraft("2027-01-01");
        Price(code, "2027-01-01").ShouldBe(5000);

        code.Submit(version.Id, version.Revision, Today, Writer).Error.ShouldBeNull();
        Price(code, "2027-01-01").ShouldBe(5000);

        code.Approve(version).Error.ShouldBeNull();
        (Price(code, "2026-12-31"), Price(code, "2027-01-01")).ShouldBe((5000, 6000));
    }

    [Fact]
    public void Approving_a_successor_ends_the_open_version_the_day_before_and_says_so_first()
    {
        var code = ACode();
        var version = code.ASubmitted("2027-01-01");

        var foreseen = code.Foresee(version, Today).Value;
        foreseen.Ends.ShouldBe(code.Schedules[0]);
        code.Schedules[0].To.ShouldBeNull();

        code.Approve(version).Error.ShouldBeNull();
        code.Schedules[0].To.ShouldBe(Day("2026-12-31"));
        code.Schedules[0].Moves[^1].Cause.ShouldBe(FeeScheduleCause.Ended);
    }

    [Fact]
    public void A_version_that_has_not_begun_is_replaced_by_another_of_the_same_first_day()
    {
        var code = ACode();
        var first = code.ASubmitted("2027-01-01");
        code.Approve(first).Error.ShouldBeNull();
        var second = code.ASubmitted("2027-01-01");

        code.Foresee(second, Today).Value.Replaces.ShouldBe(first);
        code.Approve(second).Error.ShouldBeNull();

        first.Status.ShouldBe(FeeScheduleStatus.Superseded);
        code.InForce(Day("2027-01-01")).ShouldBe(second);
    }

    [Fact]
    public void One_that_has_begun_is_not_replaced()
    {
        var code = ACode();

        var draft = code.ADraft("2020-01-01");

        code.Submit(draft.Id, 0, Today, Writer).Error!.Message.ShouldContain("2020-01-01 to further notice");
    }

    [Fact]
    public void Whoever_wrote_revised_or_submitted_it_does_not_approve_it()
    {
        var code = ACode();
        var version = code.ADraft("2027-01-01");
        code.Revise(version.Id, version.Revision, Terms("2027-02-01"), Colleague).Error.ShouldBeNull();
        code.Submit(version.Id, version.Revision, Today, Writer).Error.ShouldBeNull();

        code.Approve(version, Writer).Error.ShouldBe(FeeScheduleErrors.SecondPersonNeeded);
        code.Approve(version, Colleague).Error.ShouldBe(FeeScheduleErrors.SecondPersonNeeded);
        version.Status.ShouldBe(FeeScheduleStatus.Submitted);
        code.Approve(version, Approver).Error.ShouldBeNull();
    }

    [Fact]
    public void Writing_a_draft_that_came_back_does_not_make_its_first_author_a_second_person()
    {
        var code = ACode();
        var version = code.ASubmitted("2027-01-01");
        code.Return(version.Id, version.Revision, "The ordinance says March.", Approver).Error.ShouldBeNull();
        code.Revise(version.Id, version.Revision, Terms("2027-03-01"), Colleague).Error.ShouldBeNull();
        code.Submit(version.Id, version.Revision, Today, Colleague).Error.ShouldBeNull();

        code.Approve(version, Writer).Error.ShouldBe(FeeScheduleErrors.SecondPersonNeeded);
        code.Approve(version, Approver).Error.ShouldBeNull();
        version.Moves.Select(move => move.Cause).ShouldBe(
        [
            FeeScheduleCause.Drafted, FeeScheduleCause.Submitted, FeeScheduleCause.Returned, FeeScheduleCause.Revised, FeeScheduleCause.Submitted,
            FeeScheduleCause.Approved,
        ]);
        version.Moves[2].Reason.ShouldBe("The ordinance says March.");
    }

    [Fact]
    public void Whoever_saw_another_revision_changes_nothing()
    {
        var code = ACode();
        var draft = code.ADraft("2027-01-01");
        code.Revise(draft.Id, 0, Terms("2027-02-01"), Colleague).Error.ShouldBeNull();

        var refused = code.Revise(draft.Id, 0, Terms("2027-03-01"), Writer).Error.ShouldNotBeNull();

        (refused.Code, draft.From).ShouldBe(("schedule_changed", Day("2027-02-01")));
        refused.Message.ShouldContain("Carl Colleague");
        code.Submit(draft.Id, 0, Today, Writer).Error!.Code.ShouldBe("schedule_changed");
    }

    [Theory]
    [InlineData("2027-01-01", "2027-03-31", "2027-05-01", null, "2027-04-01 to 2027-04-30")]
    [InlineData("2027-06-01", null, "2027-01-01", "2027-03-31", "2020-01-01 to 2027-05-31")]
    public void A_day_between_two_versions_has_exactly_one(string from, string? to, string otherFrom, string? otherTo, string named)
    {
        var code = ACode();
        var (first, other) = (code.ASubmitted(from, to), code.ASubmitted(otherFrom, otherTo));
        code.Approve(first).Error.ShouldBeNull();

        code.Approve(other).Error!.Message.ShouldContain(named);
        other.Status.ShouldBe(FeeScheduleStatus.Submitted);
    }

    [Fact]
    public void A_code_that_is_not_active_may_have_a_gap_and_is_made_active_when_it_is_over()
    {
        var code = ACode();
        code.Approve(code.ASubmitted("2026-06-01", "2026-06-30")).Error.ShouldBeNull();
        var later = code.ADraft("2027-01-01");
        code.Submit(later.Id, 0, Today, Writer).Error!.Message.ShouldContain("2026-07-01 to 2026-12-31");

        code.Change(code.Terms with { Active = false }, code.Changes, Today).Error.ShouldBeNull();
        code.Submit(later.Id, 0, Today, Writer).Error.ShouldBeNull();
        code.Approve(later).Error.ShouldBeNull();

        code.Change(code.Terms with { Active = true }, code.Changes, Today).Error!.Code.ShouldBe("schedule_gap");
        code.Change(code.Terms with { Active = true }, code.Changes, Day("2027-01-01")).Error.ShouldBeNull();
    }

    [Fact]
    public void A_version_with_an_end_says_from_when_nothing_is_priced()
    {
        var code = ACode();

        code.Foresee(code.ADraft("2027-01-01", "2027-12-31"), Today).Value.NothingFrom.ShouldBe(Day("2028-01-01"));
        code.Foresee(code.ADraft("2027-01-01"), Today).Value.NothingFrom.ShouldBeNull();
    }

    [Fact]
    public void What_asks_for_a_number_needs_its_name_before_it_is_submitted_and_keeps_it_while_it_is_in_force()
    {
        var code = ACode();
        var draft = code.Draft(Terms("2027-01-01") with { Rule = new PerUnitFee(Money.OfCents(100)) }, Writer).Value;
        code.Submit(draft.Id, 0, Today, Writer).Error!.Code.ShouldBe("fee_input_label");

        code.Change(code.Terms with { InputLabel = "Signs", InputLabelEs = "Letreros" }, code.Changes, Today).Error.ShouldBeNull();
        code.Submit(draft.Id, 0, Today, Writer).Error.ShouldBeNull();
        code.Approve(draft).Error.ShouldBeNull();

        code.Change(code.Terms with { InputLabel = "" }, code.Changes, Today).Error!.Code.ShouldBe("fee_input_label");
    }

    [Fact]
    public void A_draft_of_a_rule_that_would_fail_is_refused()
    {
        var refused = ACode().Draft(Terms("2027-01-01") with { Rule = new WholeBandsFee([new WholeBand(10, Money.OfCents(100))]) }, Writer).Error;

        refused!.Fields!.Keys.ShouldBe(["bands[0].upTo"]);
    }

    private static long Price(FeeCode code, string day) => code.Quote(new FeeInput(), Day(day)).Value.Amount.Cents;
}
