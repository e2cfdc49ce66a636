using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Grancius.Sandbox.Billers;

/// <summary>Tells which biller is asking.</summary>
internal sealed class BillerRegister(SandboxSettings settings)
{
    public IReadOnlyList<Biller> All => settings.Billers;

    /// <summary>
    /// The biller of an Authorization header, or null. Both forms seen in the field are read: base64 of the key
    /// alone, and base64 of "key:" as ordinary Basic authentication writes it.
    /// </summary>
    public Biller? ByAuthorization(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var parsed)
            || !string.Equals(parsed.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            || Decode(parsed.Parameter) is not { Length: > 0 } key)
        {
            return null;
        }

        foreach (var biller in settings.Billers)
        {
            if (string.Equals(biller.ApiKey, key, StringComparison.Ordinal))
                return biller;
        }

        return settings.AcceptAnyBiller ? MakeUp(key) : null;
    }

    /// <summary>Whether the pair of a SOAP request is right.</summary>
    public bool Accepts(string? billerGuid, string? webServiceKey) =>
        settings.AcceptAnyBiller
        || (Guid.TryParse(billerGuid, out var guid)
            && settings.Billers.Any(b => b.Guid == guid && string.Equals(b.WebServiceKey, webServiceKey, StringComparison.Ordinal)));

    private static string? Decode(string? parameter)
    {
        Span<byte> bytes = stackalloc byte[1024];
        if (parameter is null || !Convert.TryFromBase64String(parameter, bytes, out var length))
            return null;

        var text = Encoding.UTF8.GetString(bytes[..length]);
        return text.EndsWith(':') ? text[..^1] : text;
    }

    // The same key is the same biller every time.
    private static Biller MakeUp(string key) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)), key, key);
}
