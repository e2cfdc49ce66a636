using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Access;

/// <summary>The jurisdiction's API keys, newest first.</summary>
/// <param name="Only">One key; null for all.</param>
public sealed record ListApiKeys(Actor By, Guid? Only = null) : IQuery<IReadOnlyList<ApiKeyDetails>>;

public enum ApiKeyStanding
{
    Good,
    Expired,
    Withdrawn,
}

/// <param name="Hint">How the key begins; empty where a setting gave it.</param>
/// <param name="ReplacedBy">The key that took its place, where it was rotated.</param>
public sealed record ApiKeyDetails(
    Guid Id, string Name, string Hint, IReadOnlyList<string> Scopes, ApiKeyStanding Standing, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt,
    DateTimeOffset? WithdrawnAt, DateTimeOffset? LastUsedAt, Guid? ReplacedBy);

internal sealed class ListApiKeysValidator : AbstractValidator<ListApiKeys>;

internal sealed class ListApiKeysHandler(IGranciusDb db, TimeProvider clock) : IQueryHandler<ListApiKeys, IReadOnlyList<ApiKeyDetails>>
{
    public async Task<Result<IReadOnlyList<ApiKeyDetails>>> Handle(ListApiKeys query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        ApiKeyId? only = query.Only is { } one ? new(one) : null;
        var keys = await db.ApiKeys.AsNoTracking()
            .Where(key => key.JurisdictionId == query.By.JurisdictionId && (only == null || key.Id == only))
            .OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id)
            .Take(PageLimit.Most)
            .ToListAsync(ct);
        return keys.ConvertAll(key => new ApiKeyDetails(
            key.Id.Value, key.Name, key.Hint, key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), StandingOf(key, now), key.CreatedAt, key.ExpiresAt,
            key.WithdrawnAt, key.LastUsedAt, key.ReplacedBy?.Value));
    }

    private static ApiKeyStanding StandingOf(ApiKey key, DateTimeOffset now) =>
        key.WithdrawnAt is not null ? ApiKeyStanding.Withdrawn : key.IsOver(now) ? ApiKeyStanding.Expired : ApiKeyStanding.Good;
}
