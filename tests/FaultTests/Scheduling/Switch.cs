using System.Runtime.CompilerServices;

namespace Grancius.FaultTests.Scheduling;

/// <summary>
/// Awaited where an actor may be interrupted. It resumes without a synchronization context, so that the libraries, which
/// await without one, go on inline on this thread instead of in the thread pool.
/// </summary>
internal readonly struct Switch(Scheduler scheduler, DateTimeOffset? due) : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public Switch GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => scheduler.Later(continuation, due);

    public void UnsafeOnCompleted(Action continuation) => scheduler.Later(continuation, due);
}
