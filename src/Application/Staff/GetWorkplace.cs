using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>The jurisdiction a member of the staff works for, as every page of theirs shows it.</summary>
public sealed record GetWorkplace(Actor By) : IQuery<JurisdictionDetails>;

internal sealed class GetWorkplaceValidator : AbstractValidator<GetWorkplace>;

internal sealed class GetWorkplaceHandler(IGranciusDb db) : IQueryHandler<GetWorkplace, JurisdictionDetails>
{
    /// <summary>By its id: whoever is signed in while it gets another slug stays signed in.</summary>
    public async Task<Result<JurisdictionDetails>> Handle(GetWorkplace query, CancellationToken ct)
    {
        var found = await db.Jurisdictions.AsNoTracking().SingleOrDefaultAsync(jurisdiction => jurisdiction.Id == query.By.JurisdictionId, ct);
        return found is null
            ? JurisdictionErrors.Unknown(query.By.Jurisdiction)
            : new JurisdictionDetails(found.Slug, found.Name, found.TimeZone, found.Contact.Phone, found.Contact.Email, found.Contact.Address)
            {
                Look = found.Look,
            };
    }
}
