using System.Security.Cryptography;
using System.Text;
using Grancius.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Grancius.Infrastructure.Staff;

/// <summary>
/// Identity's own store, but that whoever reads the tables learns nothing to sign in with: the authenticator's key is sealed,
/// and of the recovery codes there are only hashes.
/// </summary>
internal sealed class StaffStore(GranciusDb db, IDataProtectionProvider protection)
    : UserOnlyStore<StaffUser, GranciusDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db)
{
    /// <summary>A code has some 45 bits: few enough to be tried out, were a hash quickly made.</summary>
    private const int Rounds = 100_000;

    private readonly IDataProtector _protector = protection.CreateProtector("staff authenticator keys");

    public override Task SetAuthenticatorKeyAsync(StaffUser user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(StaffUser user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { Length: > 0 } key ? _protector.Unprotect(key) : null;

    public override Task ReplaceCodesAsync(StaffUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => HashOf(user, code)), cancellationToken);

    /// <summary>Takes the code out of what is left; Identity's own would hash what is left once more.</summary>
    public override async Task<bool> RedeemCodeAsync(StaffUser user, string code, CancellationToken cancellationToken)
    {
        var hash = HashOf(user, code);
        var left = (await GetTokenAsync(user, InternalProvider, CodesName, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (!left.Contains(hash, StringComparer.Ordinal))
            return false;

        await SetTokenAsync(user, InternalProvider, CodesName, string.Join(';', left.Where(kept => kept != hash)), cancellationToken);
        return true;
    }

    private const string InternalProvider = "[AspNetUserStore]";
    private const string CodesName = "RecoveryCodes";

    private static string HashOf(StaffUser user, string code) => Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()),
        user.Id.ToByteArray(), Rounds, HashAlgorithmName.SHA256, 20));
}
