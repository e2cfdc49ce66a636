using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>Changes what the register says of a code, and answers what that was. What was assessed before keeps its own words and accounts.</summary>
/// <param name="Changes">The number of changes that whoever changes it has seen.</param>
/// <param name="Confirmed">The <see cref="BillerMove.Warning"/> that was read and confirmed, where the biller moves to another version by it.</param>
public sealed record ChangeFeeCode(Actor By, string Code, int Changes, FeeCodeTerms Terms, string? Confirmed) : ICommand<string>;

internal sealed class ChangeFeeCodeValidator : AbstractValidator<ChangeFeeCode>
{
    public ChangeFeeCodeValidator()
    {
        RuleFor(command => command.Code).NotEmpty().MaximumLength(40);
        RuleFor(command => command.Terms).NotNull().SetValidator(new FeeCodeTermsValidator());
    }
}

internal sealed class ChangeFeeCodeHandler(IGranciusDb db, RegisterDesk desk, AuditTrail audit) : ICommandHandler<ChangeFeeCode, string>
{
    public async Task<Result<string>> Handle(ChangeFeeCode command, CancellationToken ct)
    {
        if (!command.By.MayMaintain())
            return RegisterRules.NotPermitted;

        var pen = await desk.PenOf(command.By, ct);
        return await db.Atomically(ct => Change(command, pen, ct), ct);
    }

    private async Task<Result<string>> Change(ChangeFeeCode command, RegisterDesk.Pen pen, CancellationToken ct)
    {
        var home = await desk.LockedHome(command.By, ct);
        if (await db.FeeCodes.SingleOrDefaultAsync(one => one.JurisdictionId == home.Id && one.Code == command.Code, ct) is not { } code)
            return FeeErrors.CodeNotFound(command.Code);
        if (!home.Bills(command.Terms))
            return FeeErrors.InvoiceTypeUnknown;

        var changes = FeeCodeDifference.Between(code.Terms, command.Terms);
        if (changes.Count == 0)
            return "Nothing was changed.";
        if (code.Change(command.Terms, command.Changes, pen.Today).Error is { } refused)
            return refused;

        var move = await db.MoveOfBiller(home, new Dictionary<string, FeeCodeTerms> { [code.Code] = command.Terms }, ct);
        if (move.Unless(command.Confirmed) is { } unconfirmed)
            return unconfirmed;

        var done = $"Changed {code.Code}: {string.Join("; ", changes)}.";
        await audit.Record(command.By, "fee_code_changed", "fee_code", code.Code, done, ct);
        await audit.RecordMove(command.By, "fee_code", code.Code, move, ct);
        return done;
    }
}
