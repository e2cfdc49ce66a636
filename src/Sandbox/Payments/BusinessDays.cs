namespace Grancius.Sandbox.Payments;

/// <summary>Banking days, holidays left out of account.</summary>
internal static class BusinessDays
{
    public static DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                count--;
        }

        return day;
    }
}
