using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Access;

/// <summary>Whose key it is, and whether it opens the jurisdiction that the request names.</summary>
public sealed record IdentifyApiKey(string Jurisdiction, string Key) : IQuery<ApiKeyHolder>;

/// <param name="IsForJurisdiction">False when the key is good, but for another jurisdiction.</param>
public sealed record ApiKeyHolder(string Name, bool IsForJurisdiction);

internal sealed class IdentifyApiKeyValidator : AbstractValidator<IdentifyApiKey>
{
    public IdentifyApiKeyValidator() => RuleFor(query => query.Key).NotEmpty().MaximumLength(500);
}

internal sealed class IdentifyApiKeyHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<IdentifyApiKey, ApiKeyHolder>
{
    private static readonly Error Unknown = new("unauthorized", "The API key is not known.", ErrorKind.Invalid);

    public async Task<Result<ApiKeyHolder>> Handle(IdentifyApiKey query, CancellationToken ct)
    {
        var hash = ApiKey.HashOf(query.Key);
        var here = await (
            from key in db.ApiKeys.AsNoTracking()
            where key.Hash == hash
            join jurisdiction in db.Jurisdictions on key.JurisdictionId equals jurisdiction.Id
            where jurisdiction.Slug == query.Jurisdiction
            select new { key.Name, jurisdiction }).FirstOrDefaultAsync(ct);
        if (here is not null)
        {
            tenants.IsKnown(here.jurisdiction);
            return new ApiKeyHolder(here.Name, IsForJurisdiction: true);
        }

        var elsewhere = await db.ApiKeys.AsNoTracking().Where(key => key.Hash == hash).Select(key => key.Name).FirstOrDefaultAsync(ct);
        return elsewhere is null ? Unknown : new ApiKeyHolder(elsewhere, IsForJurisdiction: false);
    }
}
