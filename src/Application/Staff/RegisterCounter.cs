using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>The machine it is done at becomes a counter, where clerks need no second factor.</summary>
public sealed record RegisterCounter(Actor By, string Name) : ICommand<CounterSecret>;

/// <param name="Secret">For the machine's browser alone.</param>
public sealed record CounterSecret(string Secret);

internal sealed class RegisterCounterValidator : AbstractValidator<RegisterCounter>
{
    public RegisterCounterValidator() =>
        RuleFor(command => command.Name).NotEmpty().WithMessage("Give the counter a name, such as Front counter 1.").MaximumLength(RegisteredCounter.LongestName);
}

internal sealed class RegisterCounterHandler(IGranciusDb db, AuditTrail audit, StaffTokens tokens, TimeProvider clock) : ICommandHandler<RegisterCounter, CounterSecret>
{
    public async Task<Result<CounterSecret>> Handle(RegisterCounter command, CancellationToken ct)
    {
        var secret = tokens.Next();
        return await db.Atomically<Result<CounterSecret>>(async ct =>
        {
            db.RegisteredCounters.Add(RegisteredCounter.Register(command.By.JurisdictionId, command.Name, secret, command.By.Id, clock.GetUtcNow()));
            await audit.Record(command.By, "counter_registered", "counter", command.Name.Trim(), "Clerks need no second factor there", ct);
            return new CounterSecret(secret);
        }, ct);
    }
}
