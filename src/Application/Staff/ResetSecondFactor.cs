using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>
/// For somebody who lost their phone and their recovery codes: authenticator, codes and passkeys are gone, and they set up a
/// new second factor when they sign in with their password. They are signed out everywhere.
/// </summary>
public sealed record ResetSecondFactor(Actor By, Guid Id) : ICommand<string>;

internal sealed class ResetSecondFactorValidator : AbstractValidator<ResetSecondFactor>;

internal sealed class ResetSecondFactorHandler(IGranciusDb db, AuditTrail audit, IStaffCredentials credentials, TimeProvider clock) : ICommandHandler<ResetSecondFactor, string>
{
    public Task<Result<string>> Handle(ResetSecondFactor command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        if (await db.StaffMembers.Known(command.By, new StaffId(command.Id), ct) is not { } member)
            return StaffErrors.MemberUnknown;
        if (member.Id == command.By.Id)
            return StaffErrors.OwnAccount;
        if (!(await credentials.WaysOf(member.Id, ct)).Password)
            return StaffErrors.PasskeyAlone;

        await credentials.RemoveSecondFactor(member.Id, ct);
        var now = clock.GetUtcNow();
        await db.StaffSessions.OpenOf(member.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), ct);
        await audit.Record(command.By, "staff_second_factor_reset", "staff", member.Email, $"{member.Name} sets up a new second factor at the next sign-in; authenticator, recovery codes and passkeys are gone", ct);
        return member.Name;
    }, ct);
}
