using System.Security.Cryptography;
using System.Text;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Access;

public readonly record struct ApiKeyId(Guid Value);

/// <summary>What a program signs in with, for one jurisdiction and for what its scopes say. Only its hash is kept.</summary>
public sealed class ApiKey : AggregateRoot
{
    public const int LongestName = 80;

    /// <summary>So many letters of a key are kept, for people to tell one from another.</summary>
    private const int HintLength = 8;

    private ApiKey() // EF Core
    {
    }

    public ApiKeyId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>How the key begins; empty where a setting gave it.</summary>
    public string Hint { get; private set; } = "";

    /// <summary>Separated by spaces, in the order of <see cref="ApiScopes.All"/>.</summary>
    public string Scopes { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From then on it opens nothing; null where it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>To the minute or so: written beside the requests, not by them.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>The key that took this one's place.</summary>
    public ApiKeyId? ReplacedBy { get; private set; }

    /// <param name="id">Chosen by the form that asks for the key, so that a form sent twice makes one key.</param>
    public static ApiKey Issue(
        Guid id, JurisdictionId jurisdiction, string name, string secret, IEnumerable<string> scopes, DateTimeOffset? expiresAt, DateTimeOffset now) => new()
        {
            Id = new(id),
            JurisdictionId = jurisdiction,
            Name = name,
            Hash = HashOf(secret),
            Hint = secret[..HintLength],
            Scopes = InOrder(scopes),
            ExpiresAt = expiresAt,
            CreatedAt = now,
        };

    /// <summary>A key whose text a setting gives, with every scope.</summary>
    public static ApiKey Given(JurisdictionId jurisdiction, string name, string key, DateTimeOffset now) => new()
    {
        Id = new(Ids.Next()),
        JurisdictionId = jurisdiction,
        Name = name,
        Hash = HashOf(key),
        Scopes = InOrder(ApiScopes.All.Select(scope => scope.Scope)),
        CreatedAt = now,
    };

    /// <summary>Keys are long and random, so a plain hash holds; it is looked up, never compared character by character.</summary>
    public static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public bool IsOver(DateTimeOffset now) => WithdrawnAt is not null || ExpiresAt <= now;

    /// <summary>Scopes that came to be after the key was given.</summary>
    public void MayEverything() => Scopes = InOrder(ApiScopes.All.Select(scope => scope.Scope));

    /// <summary>A new key of the same name, scopes and life; this one opens doors until the overlap ends.</summary>
    public Result<ApiKey> Rotate(Guid id, string secret, TimeSpan overlap, DateTimeOffset now)
    {
        if (IsOver(now))
            return AccessErrors.KeyIsOver;
        if (ReplacedBy is not null)
            return AccessErrors.KeyWasReplaced;

        var next = Issue(id, JurisdictionId, Name, secret, Scopes.Split(' '), ExpiresAt is { } end ? now + (end - CreatedAt) : null, now);
        ReplacedBy = next.Id;
        ExpiresAt = ExpiresAt is { } own && own < now + overlap ? own : now + overlap;
        return next;
    }

    /// <summary>Opens nothing any more, at once and for good. Twice is once.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    private static string InOrder(IEnumerable<string> scopes)
    {
        var asked = scopes.ToHashSet(StringComparer.Ordinal);
        return string.Join(' ', ApiScopes.All.Select(known => known.Scope).Where(asked.Contains));
    }
}
