using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Microsoft.AspNetCore.Identity;

namespace Grancius.Infrastructure.Staff;

/// <content>Attempts to prove oneself: each is counted before it is looked at.</content>
internal sealed partial class StaffCredentials
{
    /// <summary>What the password of nobody is compared with, so that it takes as long.</summary>
    private static readonly StaffUser Nobody = new();

    private static readonly Lock Guard = new();
    private static string? _hashOfNobody;

    public async Task<Proof> CheckPassword(StaffId? id, string password, CancellationToken ct)
    {
        var attempt = id is { } known ? await Counted(known, ct) : null;
        var hash = attempt?.User.PasswordHash ?? HashOfNobody();
        var right = users.PasswordHasher.VerifyHashedPassword(attempt?.User ?? Nobody, hash, password) != PasswordVerificationResult.Failed;
        if (attempt is not { User.PasswordHash: not null })
            return attempt is null ? Proof.Locked : attempt.Wrong;
        if (!right)
            return attempt.Wrong;

        await Change(id!.Value, async user => Must(await users.AccessDidNotFail(user, attempt.Before, ct)), ct);
        return Proof.Right;
    }

    public Task<Proof> CheckCode(StaffId id, string code, CancellationToken ct) => Check(id, async user =>
    {
        if (await users.GetAuthenticatorKeyAsync(user) is not { } key || TimeCodes.StepOf(key, code, clock.GetUtcNow(), user.LastCodeStep) is not { } step)
            return false;

        user.LastCodeStep = step;
        return true;
    }, ct);

    public Task<Proof> UseRecoveryCode(StaffId id, string code, CancellationToken ct) =>
        Check(id, async user => (await users.RedeemTwoFactorRecoveryCodeAsync(user, code)).Succeeded, ct);

    /// <summary>An attempt that is written down before it is looked at; null where nothing may be looked at.</summary>
    private Task<Attempt?> Counted(StaffId id, CancellationToken ct) => db.Atomically<Attempt?>(async ct =>
    {
        if (await Find(id, ct) is not { } user || await users.IsLockedOutAsync(user))
            return null;

        var before = user.AccessFailedCount;
        Must(await users.AccessFailedAsync(user));
        return new Attempt(user, before);
    }, ct);

    private async Task<Proof> Check(StaffId id, Func<StaffUser, Task<bool>> isRight, CancellationToken ct)
    {
        if (await Counted(id, ct) is not { } attempt)
            return Proof.Locked;

        var right = false;
        await Change(id, async user =>
        {
            right = await isRight(user);
            if (right)
                Must(await users.AccessDidNotFail(user, attempt.Before, ct));
        }, ct);
        return right ? Proof.Right : attempt.Wrong;
    }

    private string HashOfNobody()
    {
        lock (Guard)
            return _hashOfNobody ??= HashOf("nobody has this password");
    }

    /// <param name="Before">Wrong attempts before this one.</param>
    private sealed record Attempt(StaffUser User, int Before)
    {
        public Proof Wrong => User.LockoutEnd is null || User.AccessFailedCount > 0 ? Proof.Wrong : Proof.WrongAndNowLocked;
    }
}
