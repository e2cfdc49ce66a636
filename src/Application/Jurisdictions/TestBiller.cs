using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>Asks the processor for the biller's status with the API key that is kept. Changes nothing.</summary>
public sealed record TestBiller(Actor By) : IQuery<BillerTest>;

internal sealed class TestBillerValidator : AbstractValidator<TestBiller>;

internal sealed class TestBillerHandler(IGranciusDb db, IBillerCheck check) : IQueryHandler<TestBiller, BillerTest>
{
    public async Task<Result<BillerTest>> Handle(TestBiller query, CancellationToken ct)
    {
        var kept = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == query.By.JurisdictionId, ct);
        return kept.Biller.Has(BillerSecret.ApiKey) ? await check.Ask(kept.Biller, ct) : JurisdictionErrors.BillerIncomplete;
    }
}
