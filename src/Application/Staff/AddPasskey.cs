using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>One's browser made a passkey: from now on one may sign in by it.</summary>
public sealed record AddPasskey(Actor By, Guid SessionId, string State, string Answer, string Name) : ICommand<PasskeyDetails>;

internal sealed class AddPasskeyValidator : AbstractValidator<AddPasskey>
{
    public AddPasskeyValidator()
    {
        RuleFor(command => command.State).NotEmpty().MaximumLength(8000);
        RuleFor(command => command.Answer).NotEmpty().WithMessage("No passkey was made. Try again, or use another device.").MaximumLength(20_000);
        RuleFor(command => command.Name).NotEmpty().WithMessage("Give the passkey a name, such as My phone.").MaximumLength(60);
    }
}

internal sealed class AddPasskeyHandler(IGranciusDb db, AuditTrail audit, IPasskeys passkeys, TimeProvider clock) : ICommandHandler<AddPasskey, PasskeyDetails>
{
    private const int Most = 20;

    public Task<Result<PasskeyDetails>> Handle(AddPasskey command, CancellationToken ct) => db.Atomically<Result<PasskeyDetails>>(async ct =>
    {
        if (!await db.IsFresh(command.By, command.SessionId, clock.GetUtcNow(), ct))
            return StaffErrors.SignInAgain;
        if ((await passkeys.Of(command.By.Id, ct)).Count >= Most)
            return StaffErrors.TooManyPasskeys;

        var made = await passkeys.Make(command.By.Id, command.State, command.Answer, command.Name, ct);
        if (made.IsSuccess)
            await audit.Record(command.By, "passkey_added", "staff", command.By.Name, $"Passkey {made.Value.Name}", ct);
        return made;
    }, ct);
}
