using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>By a passkey, which is both things at once: something they have, opened by something they know or are.</summary>
/// <param name="State">Of the question that was answered.</param>
/// <param name="Answer">The browser's, as JSON.</param>
public sealed record SignInWithPasskey(string State, string Answer, SignInPlace Place) : ICommand<SignInStep>;

internal sealed class SignInWithPasskeyValidator : AbstractValidator<SignInWithPasskey>
{
    public SignInWithPasskeyValidator()
    {
        RuleFor(command => command.State).NotEmpty().MaximumLength(8000);
        RuleFor(command => command.Answer).NotEmpty().MaximumLength(20_000);
    }
}

internal sealed class SignInWithPasskeyHandler(IGranciusDb db, IPasskeys passkeys, SignInSteps steps, SignInRecord record) : ICommandHandler<SignInWithPasskey, SignInStep>
{
    public async Task<Result<SignInStep>> Handle(SignInWithPasskey command, CancellationToken ct)
    {
        var who = await passkeys.WhoAnswers(command.State, command.Answer, ct);
        if (who.Error is { } error)
            return error;
        if (await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(member => member.Id == who.Value, ct) is not { } member)
            return StaffErrors.WrongPasskey;
        if (!member.IsDisabled)
            return await steps.Begin(member, SignInMeans.Passkey, null, command.Place, ct);

        await record.Failed(member, Proof.Wrong, "passkey", ct);
        return StaffErrors.WrongPasskey;
    }
}
