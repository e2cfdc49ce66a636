using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grancius.Infrastructure.Staff;

/// <summary>Identity's manager, but that an account is locked by the product's clock.</summary>
internal sealed class StaffUsers(
    IUserStore<StaffUser> store, IOptions<IdentityOptions> options, IPasswordHasher<StaffUser> hasher, IEnumerable<IUserValidator<StaffUser>> userValidators,
    IEnumerable<IPasswordValidator<StaffUser>> passwordValidators, ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<StaffUser>> log, TimeProvider clock)
    : UserManager<StaffUser>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, log)
{
    public IUserStore<StaffUser> OwnStore => Store;

    public override Task<bool> IsLockedOutAsync(StaffUser user) => Task.FromResult(user.LockoutEnd > clock.GetUtcNow());

    public override Task<IdentityResult> AccessFailedAsync(StaffUser user)
    {
        if (++user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.LockoutEnd = clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
            user.AccessFailedCount = 0;
        }

        return UpdateAsync(user);
    }

    /// <summary>The attempt that was counted beforehand was right: those before it stay counted until they are in.</summary>
    public Task<IdentityResult> AccessDidNotFail(StaffUser user, int countedBefore, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        (user.AccessFailedCount, user.LockoutEnd) = (countedBefore, null);
        return UpdateAsync(user);
    }
}
