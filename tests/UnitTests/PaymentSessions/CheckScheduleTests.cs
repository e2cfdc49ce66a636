using Grancius.Domain.PaymentSessions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions;

public class CheckScheduleTests
{
    [Fact]
    public void The_usual_ages_come_first_and_then_each_day_to_day_thirty()
    {
        double[] listed = [3, 10, 30, 60, 180, 720, 1440];

        All(Schedule).ShouldBe([.. listed.Select(Minutes), .. Enumerable.Range(2, 29).Select(day => TimeSpan.FromDays(day))]);
        Schedule.LastListed.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_short_list_goes_on_by_doubling_and_then_by_the_day()
    {
        var ages = All(new CheckSchedule([Minutes(60), Minutes(360)]));

        ages.Take(6).ShouldBe([Minutes(60), Minutes(360), Minutes(720), Minutes(1440), Minutes(2880), Minutes(4320)]);
        ages[^1].ShouldBe(TimeSpan.FromDays(30));
    }

    [Fact]
    public void A_list_of_seconds_is_followed_to_day_thirty_too()
    {
        var ages = All(new CheckSchedule([TimeSpan.FromSeconds(2)]));

        ages.Take(4).ShouldBe([.. new[] { 2, 4, 8, 16 }.Select(seconds => TimeSpan.FromSeconds(seconds))]);
        ages[^1].ShouldBeInRange(TimeSpan.FromDays(29), TimeSpan.FromDays(30));
        ages.Zip(ages.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First && pair.Second - pair.First <= TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_check_that_is_late_is_followed_by_the_next_age_and_not_by_those_that_were_missed()
    {
        Schedule.Next(Noon, Noon + Minutes(45)).ShouldBe(Noon + Minutes(60));
        Schedule.Next(Noon, Noon + Minutes(3)).ShouldBe(Noon + Minutes(10));
        Schedule.Next(Noon, Noon + TimeSpan.FromDays(2.5)).ShouldBe(Noon + TimeSpan.FromDays(3));
    }

    [Fact]
    public void After_day_thirty_there_are_no_more()
    {
        Schedule.Next(Noon, Noon + TimeSpan.FromDays(30)).ShouldBeNull();
        Schedule.Next(Noon, Noon + TimeSpan.FromDays(400)).ShouldBeNull();
    }

    [Fact]
    public void A_list_begins_above_zero_and_rises()
    {
        Should.Throw<ArgumentException>(() => new CheckSchedule([]));
        Should.Throw<ArgumentException>(() => new CheckSchedule([TimeSpan.Zero]));
        Should.Throw<ArgumentException>(() => new CheckSchedule([Minutes(-1), Minutes(1)]));
        Should.Throw<ArgumentException>(() => new CheckSchedule([Minutes(2), Minutes(1)]));
        Should.Throw<ArgumentException>(() => new CheckSchedule([Minutes(1), Minutes(1)]));
    }

    private static List<TimeSpan> All(CheckSchedule schedule)
    {
        var ages = new List<TimeSpan>();
        for (var at = schedule.Next(Noon, Noon); at is { } due; at = schedule.Next(Noon, due))
            ages.Add(due - Noon);
        return ages;
    }
}
