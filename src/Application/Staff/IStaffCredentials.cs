using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>How an attempt to prove oneself ended.</summary>
internal enum Proof
{
    Right,
    Wrong,
    /// <summary>Wrong, and with it the account is locked for a while.</summary>
    WrongAndNowLocked,
    /// <summary>The account is locked, or there is none: nothing was looked at.</summary>
    Locked,
}

/// <summary>What somebody has to sign in with.</summary>
/// <param name="Stamp">Changes with every change of what they sign in with.</param>
public sealed record SignInWays(bool Password, bool Authenticator, int RecoveryCodesLeft, int Passkeys, DateTimeOffset? LockedUntil, string Stamp)
{
    /// <summary>Whoever knows the password may set one up; where there is one of either kind, that one is asked for.</summary>
    public bool LacksSecondFactor => !Authenticator && Passkeys == 0;

    public static SignInWays None { get; } = new(false, false, 0, 0, null, "");
}

/// <summary>Codes for the day the authenticator is lost, each good once. They are shown once and kept as hashes.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>The key for an authenticator app: in text, as a picture to scan, and sealed for the confirmation.</summary>
public sealed record AuthenticatorKey(string Text, string Svg, string Sealed);

/// <summary>Keeps and checks what staff sign in with. Whatever changes it belongs into a transaction of the caller's, unless it says otherwise.</summary>
internal interface IStaffCredentials
{
    /// <summary>So that the slow work is done before the transaction.</summary>
    string HashOf(string password);

    Task Make(StaffMember member, string? passwordHash, CancellationToken ct);

    /// <summary>Everything they had is gone; what they bring now is the first of the new.</summary>
    Task StartOver(StaffId id, string? passwordHash, CancellationToken ct);

    Task<SignInWays> WaysOf(StaffId id, CancellationToken ct);

    /// <summary>
    /// Takes about as long for nobody as for somebody. Counts the attempt before it looks, so that no more passwords can be
    /// tried at once than after each other. In transactions of its own.
    /// </summary>
    Task<Proof> CheckPassword(StaffId? id, string password, CancellationToken ct);

    /// <summary>Counts like a password; a code that was used is wrong. In transactions of its own.</summary>
    Task<Proof> CheckCode(StaffId id, string code, CancellationToken ct);

    /// <summary>Counts like a password; a code that was used is gone. In transactions of its own.</summary>
    Task<Proof> UseRecoveryCode(StaffId id, string code, CancellationToken ct);

    /// <summary>Forgets the wrong attempts: they are in.</summary>
    Task IsIn(StaffId id, CancellationToken ct);

    Task SetPassword(StaffId id, string? passwordHash, CancellationToken ct);

    /// <summary>A new key, which is nobody's until it is confirmed.</summary>
    AuthenticatorKey NewAuthenticator(StaffMember member, string issuer);

    /// <summary>The same key again, after a code that was not right; null when it is too old or not theirs.</summary>
    AuthenticatorKey? SameAuthenticator(StaffMember member, string issuer, string sealedKey);

    /// <returns>False when the code does not fit the key.</returns>
    Task<bool> ConfirmAuthenticator(StaffMember member, string sealedKey, string code, CancellationToken ct);

    Task RemoveSecondFactor(StaffId id, CancellationToken ct);

    /// <summary>New ones in the place of all there were: they are shown once and kept as hashes.</summary>
    Task<RecoveryCodes> NewRecoveryCodes(StaffId id, CancellationToken ct);
}

/// <summary>A question for the browser's authenticator, and what is needed to judge its answer, sealed.</summary>
public sealed record PasskeyQuestion(string Options, string State);

/// <param name="Id">In base64url, for addresses.</param>
public sealed record PasskeyDetails(string Id, string Name, DateTimeOffset MadeAt);

/// <summary>Passkeys, by WebAuthn. The answers are judged for the address the site is reached by.</summary>
internal interface IPasskeys
{
    Task<PasskeyQuestion> AskToMake(StaffId id, string email, string name, CancellationToken ct);

    /// <summary>Belongs into the caller's transaction.</summary>
    Task<Result<PasskeyDetails>> Make(StaffId id, string state, string answer, string name, CancellationToken ct);

    Task<PasskeyQuestion> AskForAny(CancellationToken ct);

    /// <summary>Whose it is, when the answer is good. In a transaction of its own.</summary>
    Task<Result<StaffId>> WhoAnswers(string state, string answer, CancellationToken ct);

    Task<IReadOnlyList<PasskeyDetails>> Of(StaffId id, CancellationToken ct);

    Task<bool> Rename(StaffId id, string passkey, string name, CancellationToken ct);

    Task<bool> Remove(StaffId id, string passkey, CancellationToken ct);
}
