using Grancius.Web.Shared;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Grancius.Web.Docs;

/// <summary>
/// What the API's description says beyond what the code of the endpoints tells by itself: who may call, what an answer
/// means, an example to start from.
/// </summary>
internal static class ApiDescription
{
    public const string Name = "v1";

    private const string Bearer = "Bearer";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services
        .AddOpenApi(Name, options =>
        {
            options.AddDocumentTransformer(Introduce);
            options.AddOperationTransformer(Illustrate);
            options.AddSchemaTransformer(Tighten);
        })
        .AddSingleton<ApiReference>();

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Grancius API",
            Version = "1",
            Description = ApiWords.Introduction,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of the jurisdiction in the address.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description = ApiWords.Groups.GetValueOrDefault(tag.Name ?? "");
        return Task.CompletedTask;
    }

    private static Task Illustrate(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (ApiWords.Of(context.Description.HttpMethod, context.Description.RelativePath) is not { } words)
            return Task.CompletedTask;

        operation.OperationId = words.Id;
        operation.Description = context.Description.ActionDescriptor.EndpointMetadata.OfType<NeededScope>().FirstOrDefault() is { } needed
            ? $"{words.Description} Scope: `{needed.Scope}`.".TrimStart()
            : words.Description;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description = ApiWords.Parameters.GetValueOrDefault(parameter.Name ?? "");
            parameter.Example = ApiWords.ParameterExamples.GetValueOrDefault(parameter.Name ?? "")?.DeepClone();
        }

        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
            body.Example = words.Body?.DeepClone();
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if ((words.Answers.GetValueOrDefault(status) ?? ApiWords.Answers.GetValueOrDefault(status)) is { } meaning)
                response.Description = meaning;
        }

        return Task.CompletedTask;
    }

    /// <summary>A record's parameter without a default is taken for required; which of a request's really are, is said here.</summary>
    private static Task Tighten(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(decimal))
            schema.Format = "decimal";
        if (ApiWords.Required.TryGetValue(type, out var required))
            schema.Required = new HashSet<string>(required, StringComparer.Ordinal);
        return Task.CompletedTask;
    }
}
