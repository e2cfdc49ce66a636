using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>Adds an entry to the register. It costs nothing yet: a version has to be drafted and approved.</summary>
/// <param name="Confirmed">The <see cref="BillerMove.Warning"/> that was read and confirmed, where the biller moves to another version by it.</param>
public sealed record RegisterFeeCode(Actor By, string Code, FeeCodeTerms Terms, string? Confirmed) : ICommand<string>;

internal sealed class RegisterFeeCodeValidator : AbstractValidator<RegisterFeeCode>
{
    public RegisterFeeCodeValidator()
    {
        RuleFor(command => command.Code).IsFeeCode();
        RuleFor(command => command.Terms).NotNull().SetValidator(new FeeCodeTermsValidator());
    }
}

internal sealed class RegisterFeeCodeHandler(IGranciusDb db, RegisterDesk desk, AuditTrail audit) : ICommandHandler<RegisterFeeCode, string>
{
    public async Task<Result<string>> Handle(RegisterFeeCode command, CancellationToken ct) => command.By.MayMaintain()
        ? await db.Atomically(ct => Register(command, ct), ct)
        : RegisterRules.NotPermitted;

    private async Task<Result<string>> Register(RegisterFeeCode command, CancellationToken ct)
    {
        var home = await desk.LockedHome(command.By, ct);
        if (!home.Bills(command.Terms))
            return FeeErrors.InvoiceTypeUnknown;
        if (await db.FeeCodes.AnyAsync(code => code.JurisdictionId == home.Id && code.Code == command.Code, ct))
            return FeeErrors.CodeTaken(command.Code);
        if (await db.FeeCodes.CountAsync(code => code.JurisdictionId == home.Id, ct) >= RegisterRules.MostCodes)
            return FeeErrors.RegisterFull(RegisterRules.MostCodes);

        var made = FeeCode.Register(home.Id, command.Code, command.Terms);
        if (made.Error is { } refused)
            return refused;

        var move = await db.MoveOfBiller(home, new Dictionary<string, FeeCodeTerms> { [command.Code] = command.Terms }, ct);
        if (move.Unless(command.Confirmed) is { } unconfirmed)
            return unconfirmed;

        db.FeeCodes.Add(made.Value);
        await audit.Record(command.By, "fee_code_registered", "fee_code", command.Code, $"Registered {command.Code}: {command.Terms.Label}.", ct);
        await audit.RecordMove(command.By, "fee_code", command.Code, move, ct);
        return command.Code;
    }
}
