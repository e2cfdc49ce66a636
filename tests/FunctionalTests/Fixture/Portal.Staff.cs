using System.Net;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using Grancius.Web.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grancius.FunctionalTests.Fixture;

/// <content>People of the staff.</content>
public abstract partial class Portal
{
    /// <summary>What everybody's password is whom <see cref="AMember"/> makes.</summary>
    public const string Password = "seven herons over the bay";

    /// <summary>A member of the staff with one role, who has just signed in with everything that is asked of them.</summary>
    public Task<StaffBrowser> SignedInAs(StaffRole role, string jurisdiction = County) => SignedInAs([role], jurisdiction);

    /// <summary>A row for the person and one for their session, and the product's own cookie: only the typing is left out.</summary>
    public async Task<StaffBrowser> SignedInAs(IReadOnlyList<StaffRole> roles, string jurisdiction = County) => await SignedIn(await AMember(roles, jurisdiction, password: null));

    /// <summary>The same person in one more browser.</summary>
    /// <param name="node">Another node than the first.</param>
    public Task<StaffBrowser> SignedIn(StaffMember member, SignInMeans means = SignInMeans.PasswordAndCode, HttpClient? node = null) => InStore(async services =>
    {
        var (db, secret, now) = (services.GetRequiredService<IGranciusDb>(), services.GetRequiredService<StaffTokens>().Next(), Clock.GetUtcNow());
        db.StaffSessions.Add(StaffSession.Begin(member, secret, means, null, "A test", now));
        await db.SaveChangesAsync(CancellationToken.None);
        var home = await db.Jurisdictions.SingleAsync(one => one.Id == member.JurisdictionId);
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(StaffSignIn.Scheme);
        // The cookie outlives the session, so that it is the store that ends it.
        var ticket = new AuthenticationTicket(
            StaffDoor.HolderOf(secret), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(2) }, StaffSignIn.Scheme);
        return new StaffBrowser(
            (node ?? Http).BaseAddress!, new Actor(member.Id, member.Name, home.Id, home.Slug, member.Roles), new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket)));
    });

    /// <summary>A member of the staff who is not signed in.</summary>
    /// <param name="password">Null for none.</param>
    public Task<StaffMember> AMember(IReadOnlyList<StaffRole> roles, string jurisdiction = County, string? password = Password) => InStore(async services =>
    {
        var (db, credentials) = (services.GetRequiredService<IGranciusDb>(), services.GetRequiredService<IStaffCredentials>());
        var home = await db.Jurisdictions.SingleAsync(one => one.Slug == jurisdiction);
        var member = StaffMember.Join(
            StaffId.New(), home.Id, $"{(roles.Count > 3 ? "Everything" : string.Join(" and ", roles))} of {home.Name}", $"{Guid.CreateVersion7():N}@staff.example", roles, Clock.GetUtcNow());
        var hash = password is null ? null : credentials.HashOf(password);
        await db.Atomically(async ct =>
        {
            db.StaffMembers.Add(member);
            await credentials.Make(member, hash, ct);
            return true;
        }, CancellationToken.None);
        return member;
    });

    /// <summary>Changes the tables underneath the product, past their guards.</summary>
    public async Task Tamper(string sql)
    {
        await Engine.Tamper(Database, sql);
        ForgetApiKeys();
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public StaffBrowser ABrowser() => new(Http.BaseAddress!, null, null);

    /// <summary>What the auditors find written down, oldest first.</summary>
    public Task<List<string>> AuditedActions(string jurisdiction = County) => InStore(async services =>
    {
        var db = services.GetRequiredService<IGranciusDb>();
        var home = await db.Jurisdictions.SingleAsync(one => one.Slug == jurisdiction);
        return await db.AuditEntries.Where(entry => entry.JurisdictionId == home.Id).OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync();
    });
}
