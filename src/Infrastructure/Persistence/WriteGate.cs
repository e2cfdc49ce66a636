using System.Collections.Concurrent;

namespace Grancius.Infrastructure.Persistence;

/// <summary>One turn at a time for each database file of the process, first come, first served.</summary>
internal static class WriteGate
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    public static async Task<IDisposable?> Enter(string database, CancellationToken ct)
    {
        var gate = Gates.GetOrAdd(database, static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(ct);
        return new Leave(gate);
    }

    private sealed class Leave(SemaphoreSlim gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                gate.Release();
        }
    }
}
