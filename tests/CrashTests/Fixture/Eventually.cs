using System.Diagnostics;

namespace Grancius.CrashTests.Fixture;

/// <summary>Waits for what happens by itself.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task Holds(Func<Task<bool>> condition, TimeSpan? patience = null, Func<string>? why = null, TimeSpan? pause = null)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(patience ?? Patience, why?.Invoke() ?? "it did not come to pass");
            await Task.Delay(pause ?? Pause);
        }
    }
}
