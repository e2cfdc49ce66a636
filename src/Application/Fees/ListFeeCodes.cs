using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>The fees a payer may start today, by department.</summary>
public sealed record ListFeeCodes(string Jurisdiction) : IQuery<IReadOnlyList<Department>>;

/// <summary>An invoice type with its fees.</summary>
public sealed record Department(int InvoiceTypeId, string Name, string NameEs, IReadOnlyList<FeeChoice> Fees);

/// <param name="InputLabel">What the base or the quantity is; empty when the fee depends on nothing.</param>
public sealed record FeeChoice(string Code, string Label, string LabelEs, FeeDependsOn DependsOn, string InputLabel, string InputLabelEs);

internal sealed class ListFeeCodesValidator : AbstractValidator<ListFeeCodes>
{
    public ListFeeCodesValidator() => RuleFor(query => query.Jurisdiction).NotEmpty().MaximumLength(80);
}

internal sealed class ListFeeCodesHandler(IGranciusDb db, Tenants tenants, TimeProvider clock) : IQueryHandler<ListFeeCodes, IReadOnlyList<Department>>
{
    private const int MostCodes = 2000;

    public async Task<Result<IReadOnlyList<Department>>> Handle(ListFeeCodes query, CancellationToken ct)
    {
        var found = await tenants.Named(query.Jurisdiction, ct);
        if (found.Error is { } unknown)
            return unknown;

        var jurisdiction = found.Value;
        var today = jurisdiction.DateAt(clock.GetUtcNow());
        var codes = await db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == jurisdiction.Id && code.Active && code.ShownToPayers)
            .OrderBy(code => code.Code)
            .Take(MostCodes)
            .ToListAsync(ct);

        return jurisdiction.InvoiceTypes
            .OrderBy(type => type.TypeId)
            .Select(type => new Department(type.TypeId, type.Name, type.NameEs, Choices(codes, type.TypeId, today)))
            .Where(department => department.Fees.Count > 0)
            .ToList();
    }

    private static List<FeeChoice> Choices(List<FeeCode> codes, int invoiceType, DateOnly today) =>
    [
        .. from code in codes
           where code.InvoiceTypeId == invoiceType
           let schedule = code.InForce(today)
           where schedule is not null
           select new FeeChoice(code.Code, code.Label, code.LabelEs, schedule.Rule.DependsOn, code.InputLabel, code.InputLabelEs),
    ];
}
