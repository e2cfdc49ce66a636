using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grancius.Application.Common;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Webhooks;

namespace Grancius.Application.Webhooks;

/// <summary>Makes, seals and uses the secrets that sign messages, in the form of the Standard Webhooks.</summary>
internal sealed class WebhookSecrets(SessionSecrets secrets, ISeal seal)
{
    private const string Purpose = "webhook secrets";
    private const string Prefix = "whsec_";

    /// <summary>32 bytes as the standard writes them.</summary>
    public string Made() => Prefix + Convert.ToBase64String(Convert.FromBase64String(secrets.One().Replace('-', '+').Replace('_', '/') + "="));

    public string Seal(string secret) => seal.Close(Purpose, secret);

    /// <summary>The header webhook-signature: one signature, and a second one while a rotation overlaps.</summary>
    public string Sign(WebhookEndpoint endpoint, string id, long timestamp, string body, DateTimeOffset now)
    {
        var signature = Sign(seal.Open(Purpose, endpoint.SecretSealed), id, timestamp, body);
        return endpoint is { PreviousSecretSealed: { } previous, PreviousUntil: { } until } && until > now
            ? $"{signature} {Sign(seal.Open(Purpose, previous), id, timestamp, body)}"
            : signature;
    }

    private static string Sign(string secret, string id, long timestamp, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed))}";
    }
}
