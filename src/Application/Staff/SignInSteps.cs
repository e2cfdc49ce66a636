using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>What comes next for somebody who proved the first thing.</summary>
public enum SignInNext
{
    In,
    Code,
    /// <summary>There is no second factor yet: they set one up before anything else.</summary>
    SetUp,
    /// <summary>They have a passkey and no authenticator: the passkey is the way in.</summary>
    Passkey,
}

/// <summary>Somebody who knew the password and owes the second factor. It is good as long as the stamp is theirs.</summary>
public sealed record PendingSignIn(Guid StaffId, string Stamp);

/// <param name="Session">The session's secret for the browser, where they are in.</param>
/// <param name="Pending">What they owe, where they are not.</param>
/// <param name="Roles">What they may do: their work begins at another page each.</param>
public sealed record SignInStep(SignInNext Next, string? Session, PendingSignIn? Pending, IReadOnlyList<StaffRole> Roles);

/// <summary>Where somebody signs in.</summary>
/// <param name="Counter">The secret of the registered counter it is, if it is one.</param>
public sealed record SignInPlace(string Device, string? Counter);

/// <summary>What every way of signing in has in common: who owes what, and how a session begins.</summary>
internal sealed class SignInSteps(IGranciusDb db, IStaffCredentials credentials, SignInRecord record, StaffTokens tokens, StaffRules rules, TimeProvider clock)
{
    /// <summary>The password was right, or has just been chosen.</summary>
    public async Task<SignInStep> AfterPassword(StaffMember member, SignInPlace place, CancellationToken ct)
    {
        var counter = member.IsClerkOnly ? await CounterAt(member.JurisdictionId, place, ct) : null;
        if (counter is not null)
            return await Begin(member, SignInMeans.PasswordAtCounter, counter.Id, place, ct);
        if (member.Demo && rules.DemoWithoutCode)
            return await Begin(member, SignInMeans.PasswordOfDemo, null, place, ct);

        var ways = await credentials.WaysOf(member.Id, ct);
        var next = ways.Authenticator ? SignInNext.Code : ways.LacksSecondFactor ? SignInNext.SetUp : SignInNext.Passkey;
        return new SignInStep(next, null, new PendingSignIn(member.Id.Value, ways.Stamp), member.Roles);
    }

    public async Task<SignInStep> Begin(StaffMember member, SignInMeans means, Guid? counter, SignInPlace place, CancellationToken ct)
    {
        var secret = tokens.Next();
        await db.Atomically(async ct =>
        {
            await credentials.IsIn(member.Id, ct);
            var session = StaffSession.Begin(member, secret, means, counter, place.Device, clock.GetUtcNow());
            db.StaffSessions.Add(session);
            await record.In(member, session, ct);
            return true;
        }, ct);
        return new SignInStep(SignInNext.In, secret, null, member.Roles);
    }

    /// <summary>Whoever proved the first thing, unless what they sign in with was changed since or they were sent away.</summary>
    public async Task<StaffMember?> Who(PendingSignIn pending, CancellationToken ct)
    {
        var id = new StaffId(pending.StaffId);
        var member = await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(member => member.Id == id && member.DisabledAt == null, ct);
        return member is not null && (await credentials.WaysOf(id, ct)).Stamp == pending.Stamp ? member : null;
    }

    private async Task<RegisteredCounter?> CounterAt(JurisdictionId jurisdiction, SignInPlace place, CancellationToken ct)
    {
        if (place.Counter is not { } secret)
            return null;

        var hash = SecretHash.Of(secret);
        return await db.RegisteredCounters.AsNoTracking()
            .SingleOrDefaultAsync(counter => counter.JurisdictionId == jurisdiction && counter.Hash == hash && counter.WithdrawnAt == null, ct);
    }
}
