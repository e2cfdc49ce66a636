using System.Globalization;
using System.Text.Json;

namespace Grancius.Sandbox.Opening;

/// <summary>
/// Reads JSON the way the live service appears to: names in any case, numbers and booleans also as strings.
/// Three public callers spell the same fields differently and all work.
/// </summary>
internal static class LenientJson
{
    public static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 32,
    };

    /// <summary>The last property with one of the names in any case; null when absent or null.</summary>
    public static JsonElement? Find(JsonElement parent, params ReadOnlySpan<string> names)
    {
        if (parent.ValueKind != JsonValueKind.Object)
            return null;

        JsonElement? found = null;
        foreach (var property in parent.EnumerateObject())
        {
            foreach (var name in names)
            {
                if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                    found = property.Value;
            }
        }

        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }

    public static string? Text(JsonElement parent, params ReadOnlySpan<string> names) =>
        Find(parent, names) is { } value ? Text(value) : null;

    /// <summary>A scalar as trimmed text; null for empty text, objects and arrays.</summary>
    public static string? Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }

    /// <summary>true, "True", 1 and "1" alike; anything that cannot be read is <paramref name="otherwise"/>.</summary>
    public static bool Flag(JsonElement parent, bool otherwise, params ReadOnlySpan<string> names) => Text(parent, names) switch
    {
        "1" => true,
        "0" => false,
        { } text when bool.TryParse(text, out var flag) => flag,
        _ => otherwise,
    };

    /// <summary>Dollars as cents; null when absent or not an amount.</summary>
    public static long? Cents(JsonElement parent, params ReadOnlySpan<string> names) =>
        Dollars.TryParse(Text(parent, names), out var cents) ? cents : null;

    /// <summary>A day as MM/DD/YYYY or ISO 8601, with or without a time.</summary>
    public static DateOnly? Day(JsonElement parent, params ReadOnlySpan<string> names)
    {
        string[] forms = ["MM/dd/yyyy", "M/d/yyyy", "yyyy-MM-dd"];
        var text = Text(parent, names);
        if (DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? DateOnly.FromDateTime(moment.DateTime)
            : null;
    }
}
