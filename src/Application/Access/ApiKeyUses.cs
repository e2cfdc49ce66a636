using System.Collections.Concurrent;
using Grancius.Domain.Access;

namespace Grancius.Application.Access;

/// <summary>
/// When each API key was last used on this node, in memory: a request only notes it, and <see cref="KeepApiKeyUses"/> writes
/// it down beside the requests, at most once a minute for each key.
/// </summary>
internal sealed class ApiKeyUses
{
    /// <summary>Between two writes about one key.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ApiKeyId, DateTimeOffset> _noted = new();
    private readonly ConcurrentDictionary<ApiKeyId, DateTimeOffset> _unwritten = new();

    /// <summary>Nothing waits to be written.</summary>
    public bool IsEmpty => _unwritten.IsEmpty;

    public void Note(ApiKeyId key, DateTimeOffset now)
    {
        if (_noted.TryGetValue(key, out var last) && now - last < Rest && now >= last)
            return;

        _noted[key] = now;
        _unwritten[key] = now;
    }

    /// <summary>What has not been written yet; it is the caller's to write.</summary>
    public IReadOnlyList<KeyValuePair<ApiKeyId, DateTimeOffset>> Take()
    {
        var taken = new List<KeyValuePair<ApiKeyId, DateTimeOffset>>();
        foreach (var use in _unwritten)
        {
            if (_unwritten.TryRemove(use))
                taken.Add(use);
        }

        return taken;
    }
}
