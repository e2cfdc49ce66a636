using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>How one signs in oneself, and where one is signed in.</summary>
public sealed record GetMySecurity(Actor By, Guid SessionId) : IQuery<MySecurity>;

public sealed record MySecurity(
    string Name, string Email, IReadOnlyList<StaffRole> Roles, SignInWays Ways, IReadOnlyList<PasskeyDetails> Passkeys, IReadOnlyList<SessionDetails> Sessions);

/// <param name="Counter">The name of the registered counter it was begun at.</param>
public sealed record SessionDetails(Guid Id, string Device, SignInMeans Means, string? Counter, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool Here);

internal sealed class GetMySecurityValidator : AbstractValidator<GetMySecurity>;

internal sealed class GetMySecurityHandler(IGranciusDb db, IStaffCredentials credentials, IPasskeys passkeys, StaffRules rules, TimeProvider clock)
    : IQueryHandler<GetMySecurity, MySecurity>
{
    public async Task<Result<MySecurity>> Handle(GetMySecurity query, CancellationToken ct)
    {
        if (await db.StaffMembers.AsNoTracking().Known(query.By, query.By.Id, ct) is not { } me)
            return StaffErrors.MemberUnknown;

        return new MySecurity(
            me.Name, me.Email, me.Roles, await credentials.WaysOf(me.Id, ct), await passkeys.Of(me.Id, ct), await Sessions(query, ct));
    }

    private async Task<List<SessionDetails>> Sessions(GetMySecurity query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (seen, started) = (now - rules.Idle, now - rules.Absolute);
        return await db.StaffSessions.AsNoTracking().OpenOf(query.By.Id)
            .Where(session => session.SeenAt > seen && session.StartedAt > started)
            .OrderByDescending(session => session.SeenAt).Take(PageLimit.Usual)
            .Select(session => new SessionDetails(
                session.Id, session.Device, session.Means,
                db.RegisteredCounters.Where(counter => counter.Id == session.CounterId).Select(counter => counter.Name).FirstOrDefault(),
                session.StartedAt, session.SeenAt, session.Id == query.SessionId))
            .ToListAsync(ct);
    }
}
