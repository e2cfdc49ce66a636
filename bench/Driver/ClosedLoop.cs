using System.Diagnostics;

namespace Grancius.Bench;

/// <summary>What a run of one work came to.</summary>
internal sealed record Reading(int Done, double Seconds, double Median, double Slowest1Percent, double CpuMilliseconds, double ServerMilliseconds)
{
    public double PerSecond => Done / Seconds;
}

/// <summary>A fixed number of users, each of whom begins again as soon as he is answered.</summary>
internal static class ClosedLoop
{
    /// <param name="work">One unit; false when there is none left to do.</param>
    /// <param name="cpu">Seconds of processor time used so far by the program that is measured.</param>
    /// <param name="server">The same of its database server.</param>
    /// <param name="settle">Waits for what was put off until later: its processor time belongs to the units as well.</param>
    public static async Task<Reading> Run(int users, TimeSpan time, Func<int, Task<bool>> work, Func<double> cpu, Func<double> server, Func<Task> settle)
    {
        var latencies = Enumerable.Range(0, users).Select(_ => new List<double>(100_000)).ToArray();
        var (before, serverBefore) = (cpu(), server());
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                var begun = Stopwatch.GetTimestamp();
                if (!await work(user))
                    break;
                latencies[user].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        await settle();
        var (used, serverUsed) = (cpu() - before, server() - serverBefore);
        var all = latencies.SelectMany(list => list).Order().ToList();
        return all.Count == 0
            ? throw new InvalidOperationException("Nothing was measured.")
            : new Reading(all.Count, seconds, all[all.Count / 2], all[Math.Min(all.Count - 1, all.Count * 99 / 100)], (used + serverUsed) * 1000 / all.Count, serverUsed * 1000 / all.Count);
    }
}
