using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>The invoice types that fees may be charged under.</summary>
public sealed record ListInvoiceTypes(Actor By) : IQuery<IReadOnlyList<InvoiceType>>;

internal sealed class ListInvoiceTypesValidator : AbstractValidator<ListInvoiceTypes>;

internal sealed class ListInvoiceTypesHandler(IGranciusDb db) : IQueryHandler<ListInvoiceTypes, IReadOnlyList<InvoiceType>>
{
    public async Task<Result<IReadOnlyList<InvoiceType>>> Handle(ListInvoiceTypes query, CancellationToken ct)
    {
        var home = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == query.By.JurisdictionId, ct);
        return home.InvoiceTypes.OrderBy(type => type.TypeId).ToList();
    }
}
