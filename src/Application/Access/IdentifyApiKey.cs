using FluentValidation;
using Grancius.Application.Common;
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

internal sealed class IdentifyApiKeyHandler(IGranciusDb db) : IQueryHandler<IdentifyApiKey, ApiKeyHolder>
{
    private const int MostTenants = 1000;

    private static readonly Error Unknown = new("unauthorized", "The API key is not known.", ErrorKind.Invalid);

    public async Task<Result<ApiKeyHolder>> Handle(IdentifyApiKey query, CancellationToken ct)
    {
        var hash = ApiKey.HashOf(query.Key);
        var keys = await (
            from key in db.ApiKeys.AsNoTracking()
            where key.Hash == hash
            join jurisdiction in db.Jurisdictions on key.JurisdictionId equals jurisdiction.Id
            orderby jurisdiction.Slug
            select new { key.Name, jurisdiction.Slug }).Take(MostTenants).ToListAsync(ct);
        return keys.Count == 0 ? Unknown : new ApiKeyHolder(keys[0].Name, keys.Exists(key => key.Slug == query.Jurisdiction));
    }
}
