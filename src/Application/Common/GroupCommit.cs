using System.Collections.Concurrent;

namespace Grancius.Application.Common;

/// <summary>
/// Group commit: what arrives while a write is under way is written together by the next one, so a burst costs as many
/// commits as the disk has time for. Who comes alone waits for nobody. When the others' fault spoils a write, each is
/// written by itself.
/// </summary>
/// <param name="most">Written together at the most.</param>
/// <param name="write">Writes them and answers for each, in their order.</param>
internal sealed class GroupCommit<TItem, TResult>(int most, Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> write)
{
    /// <summary>Nobody waits behind more than these.</summary>
    private const int MostWaiting = 20_000;

    private readonly ConcurrentQueue<Arrival> _waiting = new();
    private int _writing;

    /// <summary>Returns when the item is committed.</summary>
    /// <param name="begin">When it is cancelled, the item is left out if it was not begun; else it is waited for as before.</param>
    /// <param name="ct">When it is cancelled, nobody waits any more; what was not left out may still be written.</param>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task<TResult> Write(TItem item, CancellationToken begin, CancellationToken ct)
    {
        if (_waiting.Count >= MostWaiting)
            throw new InvalidOperationException("Too many are waiting to be written.");

        var arrival = new Arrival(item);
        _waiting.Enqueue(arrival);
        // The write is everybody's: the caller who happens to begin it may go away, and it goes on.
        if (Interlocked.Exchange(ref _writing, 1) == 0)
            _ = WriteWaiting(CancellationToken.None);
        await using var leavesOut = begin.UnsafeRegister(static (arrival, token) => ((Arrival)arrival!).LeaveOut(token), arrival);
        return await arrival.Written.Task.WaitAsync(ct);
    }

    private async Task WriteWaiting(CancellationToken ct)
    {
        do
        {
            while (Next() is { Count: > 0 } batch)
                await WriteTogether(batch, ct);
            // A full barrier: whoever comes now sees it, or is seen by the look that follows.
            Interlocked.Exchange(ref _writing, 0);
        }
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _writing, 1) == 0);
    }

    private List<Arrival> Next()
    {
        var batch = new List<Arrival>();
        while (batch.Count < most && _waiting.TryDequeue(out var arrival))
            if (arrival.Begin())
                batch.Add(arrival);
        return batch;
    }

    private async Task WriteTogether(List<Arrival> batch, CancellationToken ct)
    {
        try
        {
            var results = await write(batch.ConvertAll(arrival => arrival.Item), ct);
            for (var place = 0; place < batch.Count; place++)
                batch[place].Written.TrySetResult(results[place]);
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One that cannot be written must not take the others with it.
            foreach (var arrival in batch)
                await WriteTogether([arrival], ct);
        }
        catch (Exception fault)
        {
            batch[0].Written.TrySetException(fault);
        }
    }

    private sealed record Arrival(TItem Item)
    {
        private int _begunOrLeftOut;

        public TaskCompletionSource<TResult> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Begin() => Interlocked.Exchange(ref _begunOrLeftOut, 1) == 0;

        public void LeaveOut(CancellationToken ct)
        {
            if (Begin())
                Written.TrySetCanceled(ct);
        }
    }
}
