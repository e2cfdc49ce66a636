using Grancius.Domain.Staff;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Shared;

/// <summary>The staff's sign-in cookie, and a policy for each thing that staff may do.</summary>
public static class StaffSignIn
{
    /// <summary>The scheme of the cookie. Nobody's default: whoever needs no sign-in, the API and the processor, is never asked for one.</summary>
    public const string Scheme = "Staff";

    /// <summary>The policy of pages that every member of the staff may open, such as their own security.</summary>
    public const string Anyone = "AnyStaff";

    /// <summary>The policy of the list of what can be administered.</summary>
    public const string Administration = "Administration";

    internal static readonly StaffAction[] Administering =
    [
        StaffAction.ManageJurisdiction, StaffAction.ManageStaff, StaffAction.ManageApiKeys, StaffAction.ManageWebhooks,
        StaffAction.ViewDeliveries, StaffAction.ViewAuditTrail,
    ];

    internal static IServiceCollection AddStaffSignIn(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = "grancius-staff";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.IsEssential = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            // Not sent elsewhere: the page that they asked for says why it is not for them.
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddSingleton<IAuthorizationHandler, StaffAuthorization>();
        var policies = services.AddAuthorizationBuilder()
            .AddPolicy(Anyone, policy => Demand(policy, new StaffRequirement(null)))
            .AddPolicy(Administration, policy => Demand(policy, new StaffRequirement(Administering)));
        foreach (var action in Enum.GetValues<StaffAction>())
            policies.AddPolicy(action.ToString(), policy => Demand(policy, new StaffRequirement([action])));
        return services;
    }

    private static void Demand(AuthorizationPolicyBuilder policy, StaffRequirement requirement) =>
        policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser().AddRequirements(requirement);
}

/// <param name="AnyOf">One of these must be permitted; null where it is enough to belong to the staff.</param>
internal sealed record StaffRequirement(IReadOnlyList<StaffAction>? AnyOf) : IAuthorizationRequirement
{
    public bool IsMetBy(IReadOnlyList<StaffRole> roles) => AnyOf is null || AnyOf.Any(action => StaffPermissions.Allow(roles, action));
}

internal sealed class StaffAuthorization : AuthorizationHandler<StaffRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, StaffRequirement requirement)
    {
        if (StaffClaims.Read(context.User) is { } actor && requirement.IsMetBy(actor.Roles))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
