using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>The whole register as a CSV file, which imports again without a change.</summary>
public sealed record ExportFeeRegister(Actor By) : IQuery<RegisterExport>;

/// <param name="Content">UTF-8 with its mark, so that a spreadsheet reads it right.</param>
public sealed record RegisterExport(string Name, byte[] Content);

internal sealed class ExportFeeRegisterValidator : AbstractValidator<ExportFeeRegister>
{
    public ExportFeeRegisterValidator() => RuleFor(query => query.By).NotNull();
}

internal sealed class ExportFeeRegisterHandler(IGranciusDb db, RegisterDesk desk, IRegisterFile files) : IQueryHandler<ExportFeeRegister, RegisterExport>
{
    public async Task<Result<RegisterExport>> Handle(ExportFeeRegister query, CancellationToken ct)
    {
        var home = await desk.Home(query.By, ct);
        var codes = await db.FeeCodes.AsNoTracking().Where(code => code.JurisdictionId == home.Id)
            .OrderBy(code => code.Code).Take(RegisterRules.MostCodes).ToListAsync(ct);
        var today = (await desk.PenOf(query.By, ct)).Today;
        return new RegisterExport($"{home.Slug}-fees-{today:yyyy-MM-dd}.csv", files.Write(codes.SelectMany(RegisterLines.Of)));
    }
}
