using System.Diagnostics;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>Waits for what happens by itself.</summary>
internal static class Eventually
{
    // Much longer than anything takes by itself: other programs may want the machine too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task Holds(Func<Task<bool>> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Patience, "it did not come to pass");
            await Task.Delay(Pause);
        }
    }
}
