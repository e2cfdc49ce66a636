using System.Collections.Concurrent;
using System.Globalization;
using Grancius.FaultTests.Simulation;

namespace Grancius.FaultTests;

/// <summary>
/// No payment lost, none applied twice, none invented: the real handlers and the real store, with everything around them
/// played by chance. SIM_SEEDS and SIM_FIRST choose other seeds; one seed always tells the same story.
/// </summary>
public class SimulationTests
{
    private const int Steps = 200;

    /// <summary>Where files are memory, if the machine has such a place.</summary>
    private static readonly string Memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    [Fact]
    public async Task Whatever_happens_every_cent_is_applied_once_or_listed_once()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Memory, $"grancius-simulation-{Environment.ProcessId}")).FullName;
        var broken = new ConcurrentBag<string>();
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(Number("SIM_FIRST", 1), Number("SIM_SEEDS", 60)),
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
                async (seed, _) =>
                {
                    if (broken.IsEmpty && await new Run(seed, Steps, folder).Play() is { } story)
                        broken.Add(story);
                });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        broken.ShouldBeEmpty();
    }

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : usual;
}
