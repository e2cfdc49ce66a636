using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Grancius.ClientExample;

/// <summary>
/// Tells messages of ours from anybody else's, as the Standard Webhooks say: HMAC-SHA256 over id, timestamp and body. Give
/// it the body as it came, before anything has read it as JSON.
/// </summary>
/// <param name="secret">As it was shown when the endpoint was registered: <c>whsec_</c> and 32 bytes of base64.</param>
public sealed class WebhookVerifier(string secret, TimeProvider clock)
{
    private const string Prefix = "whsec_";

    /// <summary>An older message may be one that somebody has recorded.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret);

    /// <param name="id">The header webhook-id: remember it, and let the same one have its effect once.</param>
    /// <param name="timestamp">The header webhook-timestamp.</param>
    /// <param name="signatures">The header webhook-signature: one or, while a secret is rotated, several, separated by spaces.</param>
    public bool IsGenuine(string id, string timestamp, string signatures, string body)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || !IsRecent(seconds))
            return false;

        var expected = Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"))));
        // Compared in a time that does not tell how much of it was right.
        return signatures.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)));
    }

    private bool IsRecent(long seconds) =>
        seconds < 253402300800 && (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Oldest;
}
