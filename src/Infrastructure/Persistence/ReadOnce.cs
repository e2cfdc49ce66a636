using System.Collections.Concurrent;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Immutable values read from text, each text once: for reference data, whose few texts come with every request.</summary>
internal sealed class ReadOnce<T>(Func<string, T> read)
{
    /// <summary>More texts than this are forgotten, all at once, and read again.</summary>
    private const int MostTexts = 2000;

    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);

    public T Of(string text)
    {
        if (_known.TryGetValue(text, out var value))
            return value;
        if (_known.Count >= MostTexts)
            _known.Clear();
        return _known.GetOrAdd(text, read);
    }
}
