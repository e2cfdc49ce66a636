using System.Diagnostics;

namespace Grancius.CrashTests.Fixture;

/// <summary>
/// How long this machine left a thread without a core that had something to do: what is promised in seconds cannot be
/// kept by a program that is not let run, and is held against the promise and the longest of these together.
/// </summary>
internal sealed class Stalls : IDisposable
{
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(10);

    private readonly Thread _sleeper;
    private long _longest;
    private volatile bool _ended;

    public Stalls()
    {
        _sleeper = new Thread(Sleep) { IsBackground = true, Name = nameof(Stalls) };
        _sleeper.Start();
    }

    public TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref _longest));

    public void Dispose()
    {
        _ended = true;
        _sleeper.Join();
    }

    private void Sleep()
    {
        while (!_ended)
        {
            var start = Stopwatch.GetTimestamp();
            Thread.Sleep(Nap);
            var late = Stopwatch.GetElapsedTime(start) - Nap;
            if (late > Longest)
                Interlocked.Exchange(ref _longest, late.Ticks);
        }
    }
}
