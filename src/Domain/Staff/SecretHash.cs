using System.Security.Cryptography;
using System.Text;

namespace Grancius.Domain.Staff;

/// <summary>Of a long random secret, for which a plain hash holds; it is looked up, never compared character by character.</summary>
public static class SecretHash
{
    public static string Of(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
