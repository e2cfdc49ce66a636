using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;

namespace Grancius.Application.Fees;

/// <summary>Imports a file whose preview was confirmed: all of it, or nothing where it is another file or the register has changed since.</summary>
/// <param name="Fingerprint">Of the file and the plan that were shown.</param>
/// <param name="Confirmed">The <see cref="BillerMove.Warning"/> that was read and confirmed, where the biller moves to another version by it.</param>
public sealed record ImportFeeRegister(Actor By, byte[] File, string Fingerprint, string? Confirmed) : ICommand<ImportPlan>;

internal sealed class ImportFeeRegisterValidator : AbstractValidator<ImportFeeRegister>
{
    public ImportFeeRegisterValidator()
    {
        RuleFor(command => command.File).IsRegisterFile();
        RuleFor(command => command.Fingerprint).NotEmpty().MaximumLength(64);
    }
}

internal sealed class ImportFeeRegisterHandler(IGranciusDb db, RegisterDesk desk, RegisterPlanner planner, IRegisterFile files, AuditTrail audit)
    : ICommandHandler<ImportFeeRegister, ImportPlan>
{
    private static readonly Error Outdated =
        new("register_changed", "The register has changed since the preview, so nothing was imported. This is what would be changed now.", ErrorKind.Conflict) { Field = "fingerprint" };

    public async Task<Result<ImportPlan>> Handle(ImportFeeRegister command, CancellationToken ct)
    {
        if (!command.By.MayMaintain())
            return RegisterRules.NotPermitted;

        var read = files.Read(command.File);
        if (read.Error is { } unreadable)
            return unreadable;

        var pen = await desk.PenOf(command.By, ct);
        return await db.Atomically(ct => Import(command, read.Value, pen, ct), ct);
    }

    private async Task<Result<ImportPlan>> Import(ImportFeeRegister command, IReadOnlyList<RegisterLine> lines, RegisterDesk.Pen pen, CancellationToken ct)
    {
        var planned = await planner.Plan(db.FeeCodes, await desk.LockedHome(command.By, ct), pen, lines, ct);
        if (planned.Error is { } refused)
            return refused;

        var plan = planned.Value.Plan;
        if (plan.IsRefused || plan.Fingerprint(command.File) != command.Fingerprint)
            return Outdated;
        if (planned.Value.Move.Unless(command.Confirmed) is { } unconfirmed)
            return unconfirmed;

        db.FeeCodes.AddRange(planned.Value.Added);
        var deeds = new List<AuditDeed>();
        foreach (var code in plan.Lines.Where(line => line.Kind != PlannedKind.Untouched).GroupBy(line => line.Code, StringComparer.Ordinal))
        {
            deeds.Add(new AuditDeed("fee_code_imported", "fee_code", code.Key, $"Imported {code.Key}: {string.Join("; ", code)}."));
            // Beside the entry whose charge code it is.
            if (planned.Value.Move is { } move && code.Key == move.Codes[0])
                deeds.Add(move.Deed("fee_code", code.Key));
        }

        await audit.Record(command.By, deeds, ct);
        return plan;
    }
}
