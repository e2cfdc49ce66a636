using System.Globalization;

namespace Grancius.Bench;

/// <summary>One line a figure: <c>name: value unit (ratio R to REFERENCE)</c>.</summary>
internal static class Report
{
    public static void Line(string name, double value, string unit, string? reference = null, double ratio = 0) => Console.WriteLine(
        $"{name}: {value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture)} {unit}{(reference is null ? "" : $" (ratio {ratio.ToString("0.00", CultureInfo.InvariantCulture)} to {reference})")}");

    /// <param name="reference">What stands beside the product.</param>
    public static void Compared(string name, IReadOnlyList<Reading> ours, IReadOnlyList<Reading> floor, IReadOnlyList<Reading> limit, string reference = "floor")
    {
        if (limit.Count > 0)
        {
            Line($"{name}.limit", Median(limit, reading => reading.PerSecond), "/s");
            Line($"{name}.limit.cpu", Median(limit, reading => reading.CpuMilliseconds), "ms");
        }

        if (floor.Count > 0)
        {
            Line($"{name}.{reference}", Median(floor, reading => reading.PerSecond), "/s");
            Line($"{name}.{reference}.cpu", Median(floor, reading => reading.CpuMilliseconds), "ms");
            Both($"{name}", "/s", reference, ours, floor, reading => reading.PerSecond);
            Both($"{name}.p50", "ms", reference, ours, floor, reading => reading.Median);
            Both($"{name}.p99", "ms", reference, ours, floor, reading => reading.Slowest1Percent);
            Both($"{name}.cpu", "ms", reference, ours, floor, reading => reading.CpuMilliseconds);
            if (ours[0].ServerMilliseconds > 0)
                Both($"{name}.cpu.server", "ms", reference, ours, floor, reading => reading.ServerMilliseconds);
            return;
        }

        Line(name, Median(ours, reading => reading.PerSecond), "/s");
        Line($"{name}.p50", Median(ours, reading => reading.Median), "ms");
        Line($"{name}.p99", Median(ours, reading => reading.Slowest1Percent), "ms");
        Line($"{name}.cpu", Median(ours, reading => reading.CpuMilliseconds), "ms");
    }

    /// <summary>The ratio of each round, in which both met the same machine; of those the middle one.</summary>
    private static void Both(string name, string unit, string reference, IReadOnlyList<Reading> ours, IReadOnlyList<Reading> floor, Func<Reading, double> figure) =>
        Line(name, Median(ours, figure), unit, reference, Middle([.. ours.Zip(floor, (mine, bare) => figure(mine) / figure(bare))]));

    private static double Median(IReadOnlyList<Reading> readings, Func<Reading, double> figure) => Middle([.. readings.Select(figure)]);

    private static double Middle(double[] figures) => figures.Order().ElementAt(figures.Length / 2);
}
