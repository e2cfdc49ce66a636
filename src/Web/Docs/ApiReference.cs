using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Grancius.Web.Docs;

/// <summary>The API's description in the form the page shows it. Read once: it does not change while the program runs.</summary>
internal sealed class ApiReference([FromKeyedServices(ApiDescription.Name)] IOpenApiDocumentProvider documents)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private IReadOnlyList<ApiGroup>? _groups;

    public async Task<IReadOnlyList<ApiGroup>> Read(CancellationToken ct) => _groups ??= Groups(await documents.GetOpenApiDocumentAsync(ct));

    private static List<ApiGroup> Groups(OpenApiDocument document) =>
    [
        .. from path in document.Paths
           from operation in path.Value.Operations ?? []
           let tag = operation.Value.Tags?.FirstOrDefault()
           where tag is not null
           group Operation(path.Key, operation.Key, operation.Value) by (tag.Name, tag.Description) into tagged
           orderby Place(tagged.Key.Name)
           select new ApiGroup(tagged.Key.Name ?? "", tagged.Key.Description, [.. tagged]),
    ];

    /// <summary>In the order a caller meets them.</summary>
    private static int Place(string? group) => ApiWords.Groups.Keys.TakeWhile(known => known != group).Count();

    private static ApiOperation Operation(string path, HttpMethod method, OpenApiOperation operation)
    {
        var body = operation.RequestBody?.Content?.Values.FirstOrDefault();
        return new ApiOperation(
            operation.OperationId ?? $"{method}-{path}", method.Method, path, "/" + ApiWords.ShortPath(path), operation.Summary ?? "", operation.Description,
            [.. (operation.Parameters ?? []).Select(Input)],
            SchemaOutline.Of(body?.Schema), body?.Example?.ToJsonString(Indented),
            [.. (operation.Responses ?? []).OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => Answer(answer.Key, answer.Value))]);
    }

    private static ApiInput Input(IOpenApiParameter parameter) => new(
        parameter.Name ?? "",
        parameter.In switch
        {
            ParameterLocation.Path => "path",
            ParameterLocation.Query => "query",
            ParameterLocation.Header => "header",
            _ => "cookie",
        },
        SchemaOutline.Kind(parameter.Schema), parameter.Required, parameter.Description, parameter.Example?.ToString());

    private static ApiAnswer Answer(string status, IOpenApiResponse response) => new(
        status, response.Description ?? "",
        int.Parse(status, CultureInfo.InvariantCulture) < 300 ? SchemaOutline.Of(response.Content?.Values.FirstOrDefault()?.Schema) : []);
}

internal sealed record ApiGroup(string Name, string? Description, IReadOnlyList<ApiOperation> Operations);

/// <param name="ShortPath">What follows the jurisdiction.</param>
internal sealed record ApiOperation(
    string Id, string Method, string Path, string ShortPath, string Summary, string? Description, IReadOnlyList<ApiInput> Inputs,
    IReadOnlyList<ApiField> Body, string? BodyExample, IReadOnlyList<ApiAnswer> Answers);

/// <param name="Place">path, query, header or cookie.</param>
internal sealed record ApiInput(string Name, string Place, string Kind, bool Required, string? Description, string? Example);

internal sealed record ApiAnswer(string Status, string Meaning, IReadOnlyList<ApiField> Fields);

/// <param name="Name">With the names it lies within: <c>customer.zip</c>, <c>fees[].feeCode</c>.</param>
internal sealed record ApiField(string Name, string Kind, bool Required, string? Description);

/// <summary>A list of fields and what it is a list of.</summary>
internal sealed record ApiTable(string Title, IReadOnlyList<ApiField> Fields);
