namespace Grancius.FaultTests.Scheduling;

/// <summary>Time that stands still until it is moved. Whoever waits by it is one more strand for the scheduler to pick.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.ToUnixTimeMilliseconds();

    public void Advance(TimeSpan by) => Now += by;

    public void AdvanceTo(DateTimeOffset moment) => Now = moment > Now ? moment : Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state);
        if (dueTime >= TimeSpan.Zero && Scheduler.Here is { } scheduler)
            scheduler.Later(timer.Ring, Now + dueTime);
        return timer;
    }

    private sealed class Timer(TimerCallback callback, object? state) : ITimer
    {
        private bool _off;

        public void Ring()
        {
            if (!_off)
                callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _off = true;
            return true;
        }

        public void Dispose() => _off = true;

        public ValueTask DisposeAsync()
        {
            _off = true;
            return ValueTask.CompletedTask;
        }
    }
}
