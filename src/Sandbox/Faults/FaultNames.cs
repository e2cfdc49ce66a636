using System.Text.Json;

namespace Grancius.Sandbox.Faults;

/// <summary>The words by which faults are set from outside.</summary>
internal static class FaultNames<T>
    where T : struct, Enum
{
    /// <summary>Takes a fault back.</summary>
    public const string Normal = "normal";

    private static readonly Dictionary<string, T> Values =
        Enum.GetValues<T>().ToDictionary(Of, v => v, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<string> Allowed => Values.Keys;

    public static bool TryFind(string name, out T value) => Values.TryGetValue(name.Trim(), out value);

    public static string Of(T value) => value switch
    {
        OpenFault.ServerError => "500",
        OpenFault.TooManyRequests => "429",
        _ => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
    };

    public static string? Of(T? value) => value is { } v ? Of(v) : null;
}
