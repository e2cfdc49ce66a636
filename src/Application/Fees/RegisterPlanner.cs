using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>Works out what a file does to the register, for the preview and for the import alike.</summary>
internal sealed class RegisterPlanner(IGranciusDb db)
{
    /// <param name="Plan">What is shown and confirmed.</param>
    /// <param name="Added">Entries that are new, to be kept.</param>
    /// <param name="Move">What it does to the biller.</param>
    public sealed record Planned(ImportPlan Plan, IReadOnlyList<FeeCode> Added, BillerMove? Move);

    /// <param name="codes">The entries it is carried out on: tracked by the store, or copies that nobody saves.</param>
    public async Task<Result<Planned>> Plan(IQueryable<FeeCode> codes, Jurisdiction home, RegisterDesk.Pen pen, IReadOnlyList<RegisterLine> lines, CancellationToken ct)
    {
        var names = lines.Select(line => line["code"]).Distinct().ToList();
        var known = await codes.Where(code => code.JurisdictionId == home.Id && names.Contains(code.Code)).ToListAsync(ct);
        var import = new RegisterImport(home, known, pen);
        var planned = import.Carry(lines);
        if (import.Added.Count > 0
            && await db.FeeCodes.CountAsync(code => code.JurisdictionId == home.Id, ct) + import.Added.Count > RegisterRules.MostCodes)
            return FeeErrors.RegisterFull(RegisterRules.MostCodes) with { Field = "file" };

        var move = await db.MoveOfBiller(home, import.After, ct);
        return new Planned(new ImportPlan(planned, move?.Warning), import.Added, move);
    }
}
