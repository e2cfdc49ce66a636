using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>Signs out everywhere, here too where none is kept.</summary>
public sealed record EndAllSessions(Actor By, Guid? Except) : ICommand<int>;

internal sealed class EndAllSessionsValidator : AbstractValidator<EndAllSessions>;

internal sealed class EndAllSessionsHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<EndAllSessions, int>
{
    public async Task<Result<int>> Handle(EndAllSessions command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Atomically<Result<int>>(async ct =>
        {
            var ended = await db.StaffSessions.OpenOf(command.By.Id).Where(session => session.Id != command.Except)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), ct);
            await audit.Record(command.By, "signed_out", "staff", command.By.Name, command.Except is null ? "Signed out everywhere" : "Signed out everywhere else", ct);
            return ended;
        }, ct);
    }
}
