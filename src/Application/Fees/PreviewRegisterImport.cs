using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>What importing a file would change. Changes nothing.</summary>
public sealed record PreviewRegisterImport(Actor By, byte[] File) : IQuery<ImportPlan>;

internal sealed class PreviewRegisterImportValidator : AbstractValidator<PreviewRegisterImport>
{
    public PreviewRegisterImportValidator() => RuleFor(query => query.File).IsRegisterFile();
}

internal sealed class PreviewRegisterImportHandler(IGranciusDb db, RegisterDesk desk, RegisterPlanner planner, IRegisterFile files)
    : IQueryHandler<PreviewRegisterImport, ImportPlan>
{
    public async Task<Result<ImportPlan>> Handle(PreviewRegisterImport query, CancellationToken ct)
    {
        if (!query.By.MayMaintain())
            return RegisterRules.NotPermitted;

        var read = files.Read(query.File);
        return read.Error is { } unreadable
            ? unreadable
            : await planner.Plan(db.FeeCodes.AsNoTracking(), await desk.Home(query.By, ct), await desk.PenOf(query.By, ct), read.Value, ct).Then(planned => planned.Plan, ct);
    }
}
