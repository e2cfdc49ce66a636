using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>The picture at the head of a jurisdiction's pages.</summary>
public sealed record GetLogo(string Slug) : IQuery<Logo>;

/// <param name="MediaType">Told from the picture's own bytes when it was kept.</param>
/// <param name="Version">Changes with the picture.</param>
public sealed record Logo(string MediaType, byte[] Picture, string Version);

internal sealed class GetLogoValidator : AbstractValidator<GetLogo>
{
    public GetLogoValidator() => RuleFor(query => query.Slug).NotEmpty().MaximumLength(80);
}

internal sealed class GetLogoHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<GetLogo, Logo>
{
    private static readonly Error None = new("logo_not_found", "There is no logo here.", ErrorKind.NotFound);

    public async Task<Result<Logo>> Handle(GetLogo query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Slug, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var id = jurisdiction.Value.Id;
        var logo = await db.JurisdictionLogos.AsNoTracking().SingleOrDefaultAsync(logo => logo.JurisdictionId == id, ct);
        return logo is null ? None : new Logo(logo.MediaType, logo.Picture, logo.Version);
    }
}
