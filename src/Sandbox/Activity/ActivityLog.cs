using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grancius.Sandbox.Activity;

/// <summary>One thing the sandbox did, kept as the JSON that <c>/sandbox/log</c> answers.</summary>
internal sealed record ActivityEntry(long Number, DateTimeOffset At, string Kind, string? Reference, string Json);

/// <summary>Everything the sandbox did, in order. The oldest entries go when either limit is reached.</summary>
internal sealed class ActivityLog(TimeProvider clock)
{
    private const int MaxCharacters = 64 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<ActivityEntry> _entries = new();
    private long _last;
    private long _characters;

    /// <summary>Adds an entry; <paramref name="detail"/> becomes its further properties.</summary>
    public void Write(string kind, string? reference, object detail)
    {
        var at = clock.GetUtcNow();
        var more = JsonSerializer.SerializeToNode(detail, SandboxJson.Options)!.AsObject();
        lock (_gate)
        {
            var number = ++_last;
            JsonObject json = new() { ["number"] = number, ["at"] = at, ["kind"] = kind, ["reference"] = reference };
            foreach (var (name, value) in more)
                json[name] = value?.DeepClone();

            var entry = new ActivityEntry(number, at, kind, reference, json.ToJsonString(SandboxJson.Options));
            _entries.Enqueue(entry);
            _characters += entry.Json.Length;
            while (_entries.Count > SandboxState.Capacity || (_characters > MaxCharacters && _entries.Count > 1))
                _characters -= _entries.Dequeue().Json.Length;
        }
    }

    /// <summary>Entries numbered above <paramref name="after"/>, oldest first.</summary>
    public IReadOnlyList<ActivityEntry> Read(string? kind, string? reference, long after, int limit)
    {
        lock (_gate)
        {
            return [.. _entries
                .Where(e => e.Number > after)
                .Where(e => kind is null || string.Equals(e.Kind, kind, StringComparison.OrdinalIgnoreCase))
                .Where(e => reference is null || string.Equals(e.Reference, reference, StringComparison.Ordinal))
                .Take(limit)];
        }
    }

    /// <summary>The newest entries, newest first.</summary>
    public IReadOnlyList<ActivityEntry> Tail(int count)
    {
        lock (_gate)
            return [.. _entries.TakeLast(count).Reverse()];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _characters = 0;
        }
    }
}
