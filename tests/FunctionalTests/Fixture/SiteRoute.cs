using System.Reflection;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>One thing that can be asked of the site: a route by a method, and of a page each of its handlers.</summary>
/// <param name="Handler">The handler's name in <c>?handler=</c>; null for the one without a name.</param>
/// <param name="Demands">What its policies demand of the staff.</param>
/// <param name="Needs">What the handler demands besides.</param>
/// <param name="Policies">Names of all its policies.</param>
/// <param name="Fields">Names and types of what the page or its handler takes from the query or the form.</param>
internal sealed record SiteRoute(
    RouteEndpoint Endpoint, string Method, string? Handler, Type? Model, IReadOnlyList<StaffRequirement> Demands, StaffAction? Needs,
    IReadOnlyList<string> Policies, IReadOnlyList<(string Name, Type Type)> Fields)
{
    public string Template => "/" + Endpoint.RoutePattern.RawText?.TrimStart('/');

    public bool IsOfStaff => Demands.Count > 0;

    public bool IsOfTheApi => Template.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsPost => Method == "POST";

    public bool Permits(StaffRole role) =>
        Demands.All(demand => demand.IsMetBy([role])) && (Needs is null || StaffPermissions.Of(role).Contains(Needs.Value));

    /// <summary>The address with values in the places of the parameters.</summary>
    public string Address(Func<string, string> valueOf)
    {
        var address = Template;
        foreach (var parameter in Endpoint.RoutePattern.Parameters)
        {
            var start = address.IndexOf("{" + parameter.Name, StringComparison.Ordinal);
            var end = address.IndexOf('}', start);
            address = address[..start] + Uri.EscapeDataString(valueOf(parameter.Name)) + address[(end + 1)..];
        }

        return Handler is null ? address : $"{address}?handler={Handler}";
    }

    public override string ToString() => $"{Method} {Template}{(Handler is null ? "" : $"?handler={Handler}")}";

    /// <summary>Everything that the program answers to.</summary>
    public static async Task<IReadOnlyList<SiteRoute>> All(IServiceProvider services)
    {
        var routes = new List<SiteRoute>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    routes.Add(await Of(services, endpoint, endpoint.Metadata, method, null, null, []));
                continue;
            }

            var compiled = await services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            var metadata = compiled.Endpoint?.Metadata ?? endpoint.Metadata;
            foreach (var handler in compiled.HandlerMethods.DefaultIfEmpty())
            {
                var fields = compiled.BoundProperties.Concat<ParameterDescriptor>(handler?.Parameters ?? []).ToList();
                routes.Add(await Of(services, endpoint, metadata, handler?.HttpMethod.ToUpperInvariant() ?? "GET", handler, compiled.ModelTypeInfo, fields));
            }
        }

        return routes;
    }

    private static async Task<SiteRoute> Of(
        IServiceProvider services, RouteEndpoint endpoint, EndpointMetadataCollection metadata, string method, HandlerMethodDescriptor? handler, Type? model,
        IEnumerable<ParameterDescriptor> fields)
    {
        var policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
        var names = metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct().ToList();
        var demands = new List<StaffRequirement>();
        foreach (var name in names)
            demands.AddRange((await policies.GetPolicyAsync(name))!.Requirements.OfType<StaffRequirement>());
        return new SiteRoute(
            endpoint, method, handler?.Name, model, demands, handler?.MethodInfo.GetCustomAttribute<NeedsAttribute>()?.Action, names,
            [.. fields.Select(field => (field.BindingInfo?.BinderModelName ?? field.Name, field.ParameterType))]);
    }
}
