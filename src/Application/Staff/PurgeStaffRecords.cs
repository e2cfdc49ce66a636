using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>
/// Deletes sign-ins that are over and invitations that are good no longer, once they are old; who came in, and who was
/// invited by whom, stays in the audit trail. Each person's last sign-in stays, which says when they were here.
/// </summary>
public sealed record PurgeStaffRecords : ICommand<JobReport>;

internal sealed class PurgeStaffRecordsValidator : AbstractValidator<PurgeStaffRecords>;

internal sealed class PurgeStaffRecordsHandler(IGranciusDb db, StaffRules rules, TimeProvider clock) : ICommandHandler<PurgeStaffRecords, JobReport>
{
    /// <summary>Small enough that no lock is held for long; the next run takes the next ones.</summary>
    private const int Batch = 5000;

    public async Task<Result<JobReport>> Handle(PurgeStaffRecords command, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - rules.Kept;
        // However it ended, it was over when the absolute limit came.
        var startedBefore = before - rules.Absolute;
        var sessions = await db.StaffSessions.AsNoTracking()
            .Where(session => session.StartedAt < startedBefore
                && db.StaffSessions.Any(later => later.StaffId == session.StaffId && later.SeenAt > session.SeenAt))
            .OrderBy(session => session.StartedAt)
            .Select(session => session.Id)
            .Take(Batch)
            .ToListAsync(ct);
        var deleted = await db.StaffSessions.Where(session => sessions.Contains(session.Id)).ExecuteDeleteAsync(ct);
        // Whether it was used, withdrawn or forgotten: an invitation is good no longer when it expires.
        deleted += await db.StaffInvitations.Where(invitation => invitation.ExpiresAt < before).ExecuteDeleteAsync(ct);
        return new JobReport(deleted, deleted, 0, 0);
    }
}
