using System.Net;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grancius.FunctionalTests.Fixture;

/// <content>People of the staff.</content>
public abstract partial class Portal
{
    /// <summary>A member of the staff with one role, in a browser of their own with the product's own sign-in cookie.</summary>
    public Task<StaffBrowser> SignedInAs(StaffRole role, string jurisdiction = County) => SignedInAs([role], jurisdiction);

    public Task<StaffBrowser> SignedInAs(IReadOnlyList<StaffRole> roles, string jurisdiction = County) => InStore(async services =>
    {
        var home = await services.GetRequiredService<IGranciusDb>().Jurisdictions.SingleAsync(one => one.Slug == jurisdiction);
        var actor = new Actor(StaffId.New(), $"{string.Join(" and ", roles)} of {home.Name}", home.Id, home.Slug, roles);
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(StaffSignIn.Scheme);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            StaffClaims.Of(actor), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(8) }, StaffSignIn.Scheme);
        return new StaffBrowser(Http.BaseAddress!, actor, new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket)));
    });

    /// <summary>A browser in which nobody is signed in.</summary>
    public StaffBrowser ABrowser() => new(Http.BaseAddress!, null, null);
}
