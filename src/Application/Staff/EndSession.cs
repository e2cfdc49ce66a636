using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>Signs out one of one's own sign-ins, this one or another; it is over at its next request.</summary>
public sealed record EndSession(Actor By, Guid SessionId) : ICommand<bool>;

internal sealed class EndSessionValidator : AbstractValidator<EndSession>;

internal sealed class EndSessionHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<EndSession, bool>
{
    public async Task<Result<bool>> Handle(EndSession command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Atomically<Result<bool>>(async ct =>
        {
            var ended = await db.StaffSessions.OpenOf(command.By.Id).Where(session => session.Id == command.SessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), ct);
            if (ended == 1)
                await audit.Record(command.By, "signed_out", "staff", command.By.Name, "Signed out", ct);
            return ended == 1;
        }, ct);
    }
}
