using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>What paying costs on top, and the invoice types it may depend on.</summary>
public sealed record GetServiceFees(Actor By) : IQuery<KeptServiceFees>;

public sealed record KeptServiceFees(ServiceFeePolicy Policy, IReadOnlyList<InvoiceType> InvoiceTypes);

internal sealed class GetServiceFeesValidator : AbstractValidator<GetServiceFees>;

internal sealed class GetServiceFeesHandler(IGranciusDb db) : IQueryHandler<GetServiceFees, KeptServiceFees>
{
    public async Task<Result<KeptServiceFees>> Handle(GetServiceFees query, CancellationToken ct)
    {
        var kept = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == query.By.JurisdictionId, ct);
        return new KeptServiceFees(kept.ServiceFees, kept.InvoiceTypes);
    }
}
