using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>A machine is a counter no longer; clerks who signed in there without a second factor are out at their next request.</summary>
public sealed record WithdrawCounter(Actor By, Guid Id) : ICommand<string>;

internal sealed class WithdrawCounterValidator : AbstractValidator<WithdrawCounter>;

internal sealed class WithdrawCounterHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<WithdrawCounter, string>
{
    public Task<Result<string>> Handle(WithdrawCounter command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        if (await db.RegisteredCounters.SingleOrDefaultAsync(counter => counter.JurisdictionId == command.By.JurisdictionId && counter.Id == command.Id, ct) is not { } counter)
            return StaffErrors.CounterUnknown;

        counter.IsWithdrawn(clock.GetUtcNow());
        await audit.Record(command.By, "counter_withdrawn", "counter", counter.Name, "Clerks need a second factor there", ct);
        return counter.Name;
    }, ct);
}
