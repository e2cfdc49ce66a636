using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>
/// Who is signed in by a session's secret, read from the store at every request: what is ended, changed or taken away is so at
/// the next one, on every node.
/// </summary>
public sealed record IdentifyStaff(string Session) : IQuery<SignedInStaff>;

/// <param name="Fresh">They signed in so recently, and with so much, that they may change what they sign in with.</param>
public sealed record SignedInStaff(Actor Actor, Guid SessionId, bool Fresh);

internal sealed class IdentifyStaffValidator : AbstractValidator<IdentifyStaff>
{
    public IdentifyStaffValidator() => RuleFor(query => query.Session).NotEmpty().MaximumLength(100);
}

internal sealed class IdentifyStaffHandler(IGranciusDb db, StaffRules rules, TimeProvider clock) : IQueryHandler<IdentifyStaff, SignedInStaff>
{
    public async Task<Result<SignedInStaff>> Handle(IdentifyStaff query, CancellationToken ct)
    {
        var (hash, now) = (SecretHash.Of(query.Session), clock.GetUtcNow());
        var found = await (
            from session in db.StaffSessions.AsNoTracking()
            where session.Hash == hash && session.EndedAt == null
            join member in db.StaffMembers on session.StaffId equals member.Id
            where member.DisabledAt == null
            join jurisdiction in db.Jurisdictions on member.JurisdictionId equals jurisdiction.Id
            select new
            {
                session,
                member,
                jurisdiction.Slug,
                AtCounter = db.RegisteredCounters.Any(counter => counter.Id == session.CounterId && counter.WithdrawnAt == null),
            }).SingleOrDefaultAsync(ct);
        if (found is null || IsOver(found.session, now) || !IsEnough(found.session.Means, found.member, found.AtCounter))
            return StaffErrors.SessionUnknown;

        if (now - found.session.SeenAt >= StaffRules.SeenEvery)
            await db.StaffSessions.Where(session => session.Id == found.session.Id && session.SeenAt < now).ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), ct);

        var who = found.member;
        return new SignedInStaff(
            new Actor(who.Id, who.Name, who.JurisdictionId, found.Slug, who.Roles), found.session.Id,
            now - found.session.StartedAt < StaffRules.Fresh && found.session.Means != SignInMeans.PasswordAtCounter);
    }

    private bool IsOver(StaffSession session, DateTimeOffset now) => now - session.SeenAt >= rules.Idle || now - session.StartedAt >= rules.Absolute;

    /// <summary>What was enough for a clerk at a counter is not when they get another role or the counter is withdrawn.</summary>
    private bool IsEnough(SignInMeans means, StaffMember member, bool atCounter) => means switch
    {
        SignInMeans.PasswordAtCounter => member.IsClerkOnly && atCounter,
        SignInMeans.PasswordOfDemo => member.Demo && rules.DemoWithoutCode,
        SignInMeans.PasswordAndCode or SignInMeans.PasswordAndRecoveryCode or SignInMeans.Passkey => true,
    };
}
