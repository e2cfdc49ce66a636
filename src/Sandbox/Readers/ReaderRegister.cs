namespace Grancius.Sandbox.Readers;

internal enum ReaderState { Ready, Busy, Offline }

/// <summary>A card reader known to the processor.</summary>
internal sealed record Reader(string DeviceId, ReaderState State);

/// <summary>
/// The readers. Which ones a biller has is set up at Invoice Cloud in ways it does not publish, so any device id
/// that a request names is taken as a reader that exists.
/// </summary>
internal sealed class ReaderRegister
{
    private const int MaxReaders = 1000;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ReaderState> _states = new(StringComparer.Ordinal);

    public IReadOnlyList<Reader> All
    {
        get
        {
            lock (_gate)
                return [.. _states.Select(s => new Reader(s.Key, s.Value))];
        }
    }

    public void Seen(string deviceId)
    {
        lock (_gate)
        {
            if (_states.Count < MaxReaders)
                _states.TryAdd(deviceId, ReaderState.Ready);
        }
    }

    public void Set(string deviceId, ReaderState state)
    {
        Seen(deviceId);
        lock (_gate)
        {
            if (_states.ContainsKey(deviceId))
                _states[deviceId] = state;
        }
    }

    public ReaderState StateOf(string deviceId)
    {
        lock (_gate)
            return _states.GetValueOrDefault(deviceId);
    }

    public void Clear()
    {
        lock (_gate)
            _states.Clear();
    }
}
