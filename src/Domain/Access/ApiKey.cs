using System.Security.Cryptography;
using System.Text;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Access;

/// <summary>What a program signs in with, for one jurisdiction. Only its hash is kept.</summary>
public sealed class ApiKey
{
    private ApiKey() // EF Core
    {
    }

    public Guid Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Hash { get; private set; } = "";

    public static ApiKey For(JurisdictionId jurisdiction, string name, string key) =>
        new() { Id = Ids.Next(), JurisdictionId = jurisdiction, Name = name, Hash = HashOf(key) };

    /// <summary>Keys are long and random, so a plain hash holds; it is looked up, never compared character by character.</summary>
    public static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
