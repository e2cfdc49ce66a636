using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Grancius.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Staff;

/// <summary>What staff sign in with, kept and judged by Identity.</summary>
internal sealed partial class StaffCredentials(GranciusDb db, StaffUsers users, Authenticators authenticators, TimeProvider clock) : IStaffCredentials
{
    private const int RecoveryCodes = 10;

    public string HashOf(string password) => users.PasswordHasher.HashPassword(Nobody, password);

    public async Task Make(StaffMember member, string? passwordHash, CancellationToken ct) => Must(await users.CreateAsync(new StaffUser
    {
        Id = member.Id.Value,
        JurisdictionId = member.JurisdictionId,
        UserName = member.Email,
        PasswordHash = passwordHash,
    }));

    public async Task StartOver(StaffId id, string? passwordHash, CancellationToken ct)
    {
        await RemoveSecondFactor(id, ct);
        await SetPassword(id, passwordHash, ct);
    }

    public async Task<SignInWays> WaysOf(StaffId id, CancellationToken ct)
    {
        if (await db.Set<StaffUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == id.Value, ct) is not { } user)
            return SignInWays.None;

        return new SignInWays(
            user.PasswordHash is not null, user.TwoFactorEnabled, user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0,
            await db.Set<IdentityUserPasskey<Guid>>().CountAsync(passkey => passkey.UserId == id.Value, ct),
            user.LockoutEnd > clock.GetUtcNow() ? user.LockoutEnd : null, user.SecurityStamp ?? "");
    }

    public Task IsIn(StaffId id, CancellationToken ct) => Changing(id, async user => Must(await users.AccessDidNotFail(user, 0, ct)), ct);

    public Task SetPassword(StaffId id, string? passwordHash, CancellationToken ct) => Changing(id, async user =>
    {
        user.PasswordHash = passwordHash;
        Must(await users.UpdateSecurityStampAsync(user));
    }, ct);

    public AuthenticatorKey NewAuthenticator(StaffMember member, string issuer) => authenticators.Make(users.GenerateNewAuthenticatorKey(), member, issuer);

    public AuthenticatorKey? SameAuthenticator(StaffMember member, string issuer, string sealedKey) =>
        authenticators.Open(sealedKey, member) is { } key ? authenticators.Make(key, member, issuer) : null;

    public async Task<bool> ConfirmAuthenticator(StaffMember member, string sealedKey, string code, CancellationToken ct)
    {
        if (authenticators.Open(sealedKey, member) is not { } key || TimeCodes.StepOf(key, code, clock.GetUtcNow(), 0) is not { } step)
            return false;

        await Changing(member.Id, async user =>
        {
            await ((IUserAuthenticatorKeyStore<StaffUser>)users.OwnStore).SetAuthenticatorKeyAsync(user, key, ct);
            user.LastCodeStep = step;
            user.TwoFactorEnabled = true;
            Must(await users.UpdateSecurityStampAsync(user));
        }, ct);
        return true;
    }

    public Task RemoveSecondFactor(StaffId id, CancellationToken ct) => Changing(id, async user =>
    {
        await db.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == user.Id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == user.Id).ExecuteDeleteAsync(ct);
        user.TwoFactorEnabled = false;
        Must(await users.UpdateSecurityStampAsync(user));
    }, ct);

    public async Task<RecoveryCodes> NewRecoveryCodes(StaffId id, CancellationToken ct)
    {
        IEnumerable<string>? codes = null;
        await Changing(id, async user => codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes), ct);
        return new RecoveryCodes([.. codes!]);
    }

    private Task Change(StaffId id, Func<StaffUser, Task> change, CancellationToken ct) => db.Atomically(async ct =>
    {
        await Changing(id, change, ct);
        return true;
    }, ct);

    private async Task Changing(StaffId id, Func<StaffUser, Task> change, CancellationToken ct) =>
        await change(await Find(id, ct) ?? throw new InvalidOperationException("There is no such account."));

    private Task<StaffUser?> Find(StaffId id, CancellationToken ct) => db.Set<StaffUser>().SingleOrDefaultAsync(user => user.Id == id.Value, ct);

    /// <summary>Changed underneath, or made by another node a moment ago: the transaction around it begins again.</summary>
    private static void Must(IdentityResult result)
    {
        if (result.Succeeded)
            return;
        if (result.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.ConcurrencyFailure) or nameof(IdentityErrorDescriber.DuplicateUserName)))
            throw new DbUpdateConcurrencyException("The account was changed at the same time.");
        throw new InvalidOperationException($"The account could not be changed: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }
}
