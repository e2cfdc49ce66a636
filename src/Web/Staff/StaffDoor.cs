using System.Security.Claims;
using System.Threading.RateLimiting;
using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Grancius.Infrastructure;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.RateLimiting;

namespace Grancius.Web.Staff;

/// <summary>
/// How staff come in and go out. Their cookie holds a session's secret and nothing that is believed: who it is and what they
/// may do is read from the store at every request.
/// </summary>
public static class StaffDoor
{
    /// <summary>The limit on how often one address may try.</summary>
    public const string Limit = "sign-in";

    private const int TriesAMinute = 30;
    private const string Secret = "staff_session_secret";
    private const string Session = "staff_session";
    private const string Fresh = "staff_session_fresh";

    internal static IServiceCollection AddStaffDoor(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new DoorCookies(settings.Production));
        services.AddSingleton<PendingCookie>();
        services.AddSingleton<CounterCookie>();
        services.Configure<CookieAuthenticationOptions>(StaffSignIn.Scheme, options =>
        {
            options.Cookie.Name = DoorCookies.Name("staff", settings.Production);
            options.Cookie.SecurePolicy = settings.Production ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = settings.Staff.Absolute;
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = Validate;
        });
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(Limit, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("")));
        return services;
    }

    /// <summary>The browser gets the secret of its session.</summary>
    internal static Task LetIn(HttpContext context, string session) => context.SignInAsync(StaffSignIn.Scheme, HolderOf(session));

    /// <summary>What the cookie says.</summary>
    internal static ClaimsPrincipal HolderOf(string session) => new(new ClaimsIdentity([new Claim(Secret, session)], StaffSignIn.Scheme));

    internal static Task LetOut(HttpContext context) => context.SignOutAsync(StaffSignIn.Scheme);

    /// <summary>Where they wanted to go, if that is here; else where their work begins.</summary>
    internal static string Goal(string? wanted, IReadOnlyList<StaffRole> roles) =>
        IsHere(wanted) ? wanted! : Home(new Actor(default, "", default, "", roles));

    /// <summary>Which of their sign-ins the request belongs to.</summary>
    internal static Guid SessionOf(ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(Session) ?? Guid.Empty.ToString());

    /// <summary>Whether they signed in so recently that they may change what they sign in with.</summary>
    internal static bool IsFresh(ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == Fresh);

    private static string Home(Actor actor) => StaffNavigation.HomeOf(actor) is { Length: > 1 } page ? page : "/me";

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var secret = context.Principal?.FindFirstValue(Secret) ?? "";
        var found = await context.HttpContext.RequestServices.GetRequiredService<IMediator>().Send(new IdentifyStaff(secret), context.HttpContext.RequestAborted);
        if (!found.IsSuccess)
        {
            context.RejectPrincipal();
            return;
        }

        var principal = StaffClaims.Of(found.Value.Actor);
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaim(new Claim(Session, found.Value.SessionId.ToString()));
        if (found.Value.Fresh)
            identity.AddClaim(new Claim(Fresh, ""));
        context.ReplacePrincipal(principal);
    }

    /// <summary>A path of ours: not another site's address, in whichever spelling.</summary>
    private static bool IsHere(string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl);
}
