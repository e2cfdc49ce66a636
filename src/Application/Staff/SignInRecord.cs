using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>Writes down for the auditors who came in and who tried to. What nobody's account was tried with is not written down.</summary>
internal sealed class SignInRecord(IGranciusDb db, AuditTrail audit)
{
    /// <summary>While an account is locked, no more is written: whoever goes on trying would fill the trail.</summary>
    public Task Failed(StaffMember member, Proof proof, string what, CancellationToken ct) => proof == Proof.Locked
        ? Task.CompletedTask
        : db.Atomically(async ct =>
        {
            var how = (proof, member.IsDisabled) switch
            {
                (Proof.Right, _) or (_, true) => $"A disabled account was tried with its {what}",
                (Proof.WrongAndNowLocked, _) => $"Wrong {what}; the account is locked for 15 minutes",
                _ => $"Wrong {what}",
            };
            await audit.Record(member.AsActor(), proof == Proof.WrongAndNowLocked ? "sign_in_locked" : "sign_in_failed", "staff", member.Email, how, ct);
            return true;
        }, ct);

    /// <summary>Inside the transaction that begins the session.</summary>
    public Task In(StaffMember member, StaffSession session, CancellationToken ct) =>
        audit.Record(member.AsActor(), "signed_in", "staff", member.Email, $"Signed in {By(session.Means)}: {session.Device}", ct);

    private static string By(SignInMeans means) => means switch
    {
        SignInMeans.PasswordAndCode => "by password and code",
        SignInMeans.PasswordAndRecoveryCode => "by password and recovery code",
        SignInMeans.Passkey => "by passkey",
        SignInMeans.PasswordAtCounter => "by password at a registered counter",
        SignInMeans.PasswordOfDemo => "by the demo's password",
    };
}
