using System.Buffers.Text;
using System.Security.Cryptography;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Grancius.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Staff;

/// <summary>WebAuthn by Identity's own handler. What it has to remember between question and answer travels sealed with the form, for ten minutes.</summary>
internal sealed class StaffPasskeys(GranciusDb db, StaffUsers users, IPasskeyHandler<StaffUser> handler, IHttpContextAccessor http, IDataProtectionProvider protection)
    : IPasskeys
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _making = protection.CreateProtector("staff passkeys", "made").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _asking = protection.CreateProtector("staff passkeys", "asked for").ToTimeLimitedDataProtector();

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Passkeys are made and used over HTTP only.");

    public async Task<PasskeyQuestion> AskToMake(StaffId id, string email, string name, CancellationToken ct)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = id.Value.ToString(), Name = email, DisplayName = name }, Context);
        return new PasskeyQuestion(made.CreationOptionsJson, _making.Protect(made.AttestationState ?? "", GoodFor));
    }

    public async Task<Result<PasskeyDetails>> Make(StaffId id, string state, string answer, string name, CancellationToken ct)
    {
        var judged = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = Context, CredentialJson = answer, AttestationState = Open(_making, state) });
        if (!judged.Succeeded || judged.UserEntity.Id != id.Value.ToString())
            return StaffErrors.WrongPasskey;
        if (await db.Set<StaffUser>().SingleOrDefaultAsync(user => user.Id == id.Value, ct) is not { } user)
            return StaffErrors.WrongPasskey;

        judged.Passkey.Name = name.Trim();
        Must(await users.AddOrUpdatePasskeyAsync(user, judged.Passkey));
        Must(await users.UpdateSecurityStampAsync(user));
        return new PasskeyDetails(Base64Url.EncodeToString(judged.Passkey.CredentialId), judged.Passkey.Name, judged.Passkey.CreatedAt);
    }

    public async Task<PasskeyQuestion> AskForAny(CancellationToken ct)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, Context);
        return new PasskeyQuestion(asked.RequestOptionsJson, _asking.Protect(asked.AssertionState ?? "", GoodFor));
    }

    public Task<Result<StaffId>> WhoAnswers(string state, string answer, CancellationToken ct) => db.Atomically<Result<StaffId>>(async ct =>
    {
        var judged = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Context, CredentialJson = answer, AssertionState = Open(_asking, state) });
        if (!judged.Succeeded)
            return StaffErrors.WrongPasskey;

        // The counter of the authenticator is kept: one that goes backwards is a copy.
        Must(await users.AddOrUpdatePasskeyAsync(judged.User, judged.Passkey));
        return new StaffId(judged.User.Id);
    }, ct);

    public async Task<IReadOnlyList<PasskeyDetails>> Of(StaffId id, CancellationToken ct)
    {
        var kept = await Set.AsNoTracking().Where(passkey => passkey.UserId == id.Value).Take(50).ToListAsync(ct);
        return [.. kept.OrderBy(passkey => passkey.Data.CreatedAt)
            .Select(passkey => new PasskeyDetails(Base64Url.EncodeToString(passkey.CredentialId), passkey.Data.Name ?? "", passkey.Data.CreatedAt))];
    }

    public async Task<bool> Rename(StaffId id, string passkey, string name, CancellationToken ct)
    {
        if (await Find(id, passkey, ct) is not { } kept)
            return false;

        kept.Data.Name = name;
        return true;
    }

    public async Task<bool> Remove(StaffId id, string passkey, CancellationToken ct)
    {
        if (await Find(id, passkey, ct) is not { } kept)
            return false;

        db.Remove(kept);
        return true;
    }

    private DbSet<IdentityUserPasskey<Guid>> Set => db.Set<IdentityUserPasskey<Guid>>();

    private async Task<IdentityUserPasskey<Guid>?> Find(StaffId id, string passkey, CancellationToken ct)
    {
        if (!Base64Url.IsValid(passkey))
            return null;

        var credential = Base64Url.DecodeFromChars(passkey);
        return await Set.SingleOrDefaultAsync(kept => kept.UserId == id.Value && kept.CredentialId == credential, ct);
    }

    private static string? Open(ITimeLimitedDataProtector sealer, string state)
    {
        try
        {
            return sealer.Unprotect(state);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new DbUpdateConcurrencyException("The account was changed at the same time.");
    }
}
