using System.Text.Json;
using Grancius.Application.Common;

namespace Grancius.Infrastructure.Persistence;

/// <summary>A list of immutable values as one text of JSON. The compiled model calls these by their names.</summary>
internal static class StoredList
{
    public static string Write<T>(IReadOnlyList<T> values) => JsonSerializer.Serialize(values, StoredJson.Options);

    public static IReadOnlyList<T> Read<T>(string text) => JsonSerializer.Deserialize<List<T>>(text, StoredJson.Options)!;

    /// <summary>The same for texts that few rows have and every request reads: each is read once.</summary>
    public static IReadOnlyList<T> ReadShared<T>(string text) => Shared<T>.Lists.Of(text);

    public static bool AreEqual<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right) =>
        ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right));

    private static class Shared<T>
    {
        public static ReadOnce<IReadOnlyList<T>> Lists { get; } = new(Read<T>);
    }
}
