using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Grancius.Domain.Common;
using Grancius.Infrastructure;
using Grancius.Web.Access;
using Grancius.Web.Docs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace Grancius.Web.Shared;

/// <summary>What every route of the JSON API shares: sign-in, shapes of money, problems, limits.</summary>
internal static class Api
{
    public const string LookupLimit = "lookup";

    private const int LookupsAMinute = 30;
    private const string SignedIn = "api";

    public static IServiceCollection AddApi(this IServiceCollection services, Settings settings)
    {
        services.AddExceptionHandler<BadRequests>();
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        // No scheme is everybody's: the API's policy names its own, and nobody else is asked for a key.
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeySignIn>(ApiKeySignIn.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(SignedIn, policy => policy
            .AddAuthenticationSchemes(ApiKeySignIn.SchemeName)
            .RequireAuthenticatedUser()
            .RequireAssertion(OwnJurisdiction)
            .RequireAssertion(HasScope));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(LookupLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = LookupsAMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        services.AddApiDescription();
        services.AddAutoMapper(mapping =>
        {
            mapping.LicenseKey = settings.AutoMapperLicenseKey;
            mapping.CreateMap<Money, decimal>().ConvertUsing(money => money.Dollars);
        }, typeof(Api).Assembly);
        return services;
    }

    public static RouteGroupBuilder MapApi(this WebApplication app) =>
        app.MapGroup("/api/v1/{jurisdiction}").RequireAuthorization(SignedIn).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);

    private static bool OwnJurisdiction(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && context.User.HasClaim("jurisdiction", http.Request.RouteValues["jurisdiction"] as string ?? "");

    private static bool HasScope(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && ScopeNeeds.NeededOf(http) is { } needed
            && context.User.FindFirst(ApiKeySignIn.Scopes) is { } scopes && ScopeNeeds.Has(scopes.Value, needed);

    /// <summary>A body that cannot be read is the caller's fault and says where.</summary>
    private sealed class BadRequests : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is not BadHttpRequestException bad || !MachineErrors.AskedFor(httpContext).StartsWithSegments("/api", StringComparison.Ordinal))
                return false;

            var where = (exception.InnerException as JsonException)?.Path;
            await Problems.Write(httpContext, bad.StatusCode, "invalid_request", where is null
                ? "The request could not be read: send JSON in the documented shape."
                : $"The request could not be read at {where}: see the documented shape.");
            return true;
        }
    }
}
