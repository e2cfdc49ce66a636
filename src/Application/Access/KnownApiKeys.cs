using System.Collections.Concurrent;
using Grancius.Domain.Access;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Access;

/// <summary>An API key and the jurisdiction it opens.</summary>
internal sealed record HeldApiKey(ApiKey Key, Jurisdiction Jurisdiction);

/// <summary>
/// The API keys that programs used on this node in the last two seconds: a program sends many requests with one key. What
/// changes on this node is forgotten as soon as it is committed, what changes on another after those two seconds (ADR 0029).
/// </summary>
internal sealed class KnownApiKeys(TimeProvider clock)
{
    private const int MostKeys = 1000;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(string Slug, string Hash), Entry> _known = new();
    private int _changes;

    /// <summary>How often anything was forgotten: told with what is kept, because it may have been read before that.</summary>
    public int Changes => Volatile.Read(ref _changes);

    public HeldApiKey? Of(string slug, string hash) =>
        _known.TryGetValue((slug, hash), out var entry) && (clock.GetUtcNow() - entry.ReadAt).Duration() < Remembered ? entry.Held : null;

    public void Keep(string slug, string hash, HeldApiKey held, int changes)
    {
        if (_known.Count >= MostKeys)
            _known.Clear();
        var entry = new Entry(held, clock.GetUtcNow());
        _known[(slug, hash)] = entry;
        if (Changes != changes)
            _known.TryRemove(new((slug, hash), entry));
    }

    /// <summary>A key or a jurisdiction has changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _known.Clear();
    }

    private sealed record Entry(HeldApiKey Held, DateTimeOffset ReadAt);
}
