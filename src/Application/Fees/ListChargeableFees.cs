using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>The fee codes that staff may charge as of a date, also those that payers do not see.</summary>
public sealed record ListChargeableFees(Actor By, DateOnly AsOf) : IQuery<IReadOnlyList<FeeChoice>>;

internal sealed class ListChargeableFeesValidator : AbstractValidator<ListChargeableFees>;

internal sealed class ListChargeableFeesHandler(IGranciusDb db) : IQueryHandler<ListChargeableFees, IReadOnlyList<FeeChoice>>
{
    private const int MostCodes = 2000;

    public async Task<Result<IReadOnlyList<FeeChoice>>> Handle(ListChargeableFees query, CancellationToken ct)
    {
        var codes = await db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == query.By.JurisdictionId && code.Active)
            .OrderBy(code => code.Code)
            .Take(MostCodes)
            .ToListAsync(ct);
        return codes
            .Select(code => (code, rule: code.InForce(query.AsOf)?.Rule))
            .Where(pair => pair.rule is not null)
            .Select(pair => new FeeChoice(pair.code.Code, pair.code.Label, pair.code.LabelEs, pair.rule!.DependsOn, pair.code.InputLabel, pair.code.InputLabelEs))
            .ToList();
    }
}
