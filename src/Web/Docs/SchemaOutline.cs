using Microsoft.OpenApi;

namespace Grancius.Web.Docs;

/// <summary>A schema as a flat list of fields, each with the path to it.</summary>
internal static class SchemaOutline
{
    /// <summary>Deeper than this nothing is listed: no answer of ours is, and a circle would have no end.</summary>
    private const int Deepest = 4;

    public static IReadOnlyList<ApiField> Of(IOpenApiSchema? schema) => schema is null ? [] : [.. Fields(schema, "", 0)];

    /// <summary>In words: "list of objects", "decimal number", "one of Open, Paid".</summary>
    public static string Kind(IOpenApiSchema? schema)
    {
        var real = Real(schema);
        if (real is null)
            return "anything";
        if (real.Enum is { Count: > 0 } values)
            return "one of " + string.Join(", ", values.Select(value => value?.ToString()));

        var type = real.Type & ~JsonSchemaType.Null;
        return (type, real.Format) switch
        {
            (JsonSchemaType.Array, _) => Kind(real.Items) is var one && one == "object" ? "list of objects" : "list: " + one,
            (JsonSchemaType.Object, _) => "object",
            (JsonSchemaType.String, "uuid") => "id (UUID)",
            (JsonSchemaType.String, "date") => "date",
            (JsonSchemaType.String, "date-time") => "time",
            (JsonSchemaType.String, _) => "text",
            (JsonSchemaType.Number, _) => "decimal number",
            (JsonSchemaType.Integer, _) => "whole number",
            (JsonSchemaType.Boolean, _) => "true or false",
            _ => "value",
        };
    }

    private static IEnumerable<ApiField> Fields(IOpenApiSchema schema, string within, int depth)
    {
        var real = Real(schema);
        if (real is null || depth > Deepest)
            yield break;

        if (real.Items is { } items)
        {
            foreach (var field in Fields(items, within + "[]", depth + 1))
                yield return field;
            yield break;
        }

        foreach (var (name, property) in real.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
        {
            var path = within.Length == 0 ? name : $"{within}.{name}";
            yield return new ApiField(path, Kind(property), real.Required?.Contains(name) == true, property.Description);
            foreach (var inner in Fields(property, path, depth + 1))
                yield return inner;
        }
    }

    /// <summary>"This or nothing" is written as a choice of the two: the one that says something is meant.</summary>
    private static IOpenApiSchema? Real(IOpenApiSchema? schema) =>
        schema?.OneOf is { Count: > 0 } choices ? choices.FirstOrDefault(choice => choice.Type != JsonSchemaType.Null) : schema;
}
