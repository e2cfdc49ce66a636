using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>What a page needs to say whose it is.</summary>
public sealed record GetJurisdiction(string Slug) : IQuery<JurisdictionDetails>;

/// <param name="TimeZone">IANA name.</param>
public sealed record JurisdictionDetails(string Slug, string Name, string TimeZone, string Phone, string Email, string Address)
{
    public Look Look { get; init; } = Look.Plain;
}

internal sealed class GetJurisdictionValidator : AbstractValidator<GetJurisdiction>
{
    public GetJurisdictionValidator() => RuleFor(query => query.Slug).NotEmpty().MaximumLength(80);
}

internal sealed class GetJurisdictionHandler(Tenants tenants) : IQueryHandler<GetJurisdiction, JurisdictionDetails>
{
    public async Task<Result<JurisdictionDetails>> Handle(GetJurisdiction query, CancellationToken ct)
    {
        var found = await tenants.Named(query.Slug, ct);
        if (found.Error is { } error)
            return error;

        var (jurisdiction, contact) = (found.Value, found.Value.Contact);
        return new JurisdictionDetails(
            jurisdiction.Slug, jurisdiction.Name, jurisdiction.TimeZone, contact.Phone, contact.Email, contact.Address)
        {
            Look = jurisdiction.Look,
        };
    }
}
