using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>A name by which one knows the device it is on.</summary>
public sealed record RenamePasskey(Actor By, string Passkey, string Name) : ICommand<string>;

internal sealed class RenamePasskeyValidator : AbstractValidator<RenamePasskey>
{
    public RenamePasskeyValidator()
    {
        RuleFor(command => command.Passkey).NotEmpty().MaximumLength(1500);
        RuleFor(command => command.Name).NotEmpty().WithMessage("Give the passkey a name, such as My phone.").MaximumLength(60);
    }
}

internal sealed class RenamePasskeyHandler(IGranciusDb db, AuditTrail audit, IPasskeys passkeys) : ICommandHandler<RenamePasskey, string>
{
    public Task<Result<string>> Handle(RenamePasskey command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        var name = command.Name.Trim();
        if (!await passkeys.Rename(command.By.Id, command.Passkey, name, ct))
            return StaffErrors.PasskeyUnknown;

        await audit.Record(command.By, "passkey_renamed", "staff", command.By.Name, $"A passkey is called {name}", ct);
        return name;
    }, ct);
}
