using Grancius.Domain.Common;

namespace Grancius.Domain.Staff;

public static class StaffErrors
{
    /// <summary>The same for an unknown address, a wrong password, an account that is locked and one that is disabled.</summary>
    public static readonly Error WrongSignIn = new("sign_in_wrong",
        "The e-mail address or the password is not right. After 5 wrong attempts an account is locked for 15 minutes.", ErrorKind.Unprocessable);

    public static readonly Error WrongCode = new("code_wrong",
        "The code is not right, or it was used before. Wait for the next one. After 5 wrong attempts an account is locked for 15 minutes.", ErrorKind.Unprocessable)
    { Field = "code" };

    public static readonly Error SignInTooOld = new("sign_in_too_old", "That took too long: sign in again from the start.", ErrorKind.Unprocessable);

    public static readonly Error WrongPasskey = new("passkey_wrong",
        "The passkey was not accepted. Try again, or sign in with your password.", ErrorKind.Unprocessable);

    public static readonly Error PasskeyUnknown = new("passkey_unknown", "There is no such passkey on your account.", ErrorKind.NotFound);

    public static readonly Error LastWayIn = new("last_way_in",
        "This is the only way you have to sign in: choose a password or add another passkey first.", ErrorKind.Conflict);

    public static readonly Error WrongPassword = new("password_wrong", "This is not your current password.", ErrorKind.Unprocessable) { Field = "current" };

    public static readonly Error InvitationUnknown = new("invitation_unknown",
        "This invitation is not good any more: it was used, withdrawn, or is too old. Ask an administrator of your jurisdiction for a new one.", ErrorKind.NotFound);

    public static readonly Error AlreadyStaff = new("already_staff",
        "Somebody signs in with this e-mail address already: choose another one.", ErrorKind.Conflict)
    { Field = "email" };

    public static readonly Error MemberUnknown = new("staff_unknown", "There is no such person in your jurisdiction.", ErrorKind.NotFound);

    public static readonly Error LastAdministrator = new("last_administrator",
        "This is the last administrator: make somebody else one first, or nobody could.", ErrorKind.Conflict);

    public static readonly Error OwnAccount = new("own_account",
        "This is your own account: another administrator has to do this, so that no one gives himself what two people should hold.", ErrorKind.Conflict);

    public static readonly Error SessionUnknown = new("session_unknown", "This sign-in has ended already.", ErrorKind.NotFound);

    public static readonly Error CounterUnknown = new("counter_unknown", "There is no such counter in your jurisdiction.", ErrorKind.NotFound);

    public static readonly Error SignInAgain = new("sign_in_again",
        "To change how you sign in, sign in again: it was more than 15 minutes ago, or at a counter without a second factor.", ErrorKind.Conflict);

    public static readonly Error TooManyPasskeys = new("too_many_passkeys", "You have 20 passkeys: remove one that you no longer use.", ErrorKind.Conflict);

    public static readonly Error NoAuthenticator = new("no_authenticator", "Recovery codes stand in for an authenticator app: set one up first.", ErrorKind.Conflict);

    public static readonly Error PasskeyAlone = new("passkey_alone",
        "They have no password, so their passkeys are their only way in. Disable the account and invite them again: they then choose anew.", ErrorKind.Conflict);

    public static Error PasswordTooShort(int least) =>
        new("password_short", $"Use at least {least} characters. Several words in a row are easy to remember.", ErrorKind.Unprocessable) { Field = "password" };

    public static readonly Error PasswordTooEasy = new("password_easy",
        "This password is easy to guess: it is made of common words, a row of keys, your name or your jurisdiction's. Choose other words.", ErrorKind.Unprocessable)
    { Field = "password" };
}
