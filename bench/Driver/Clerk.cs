using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Grancius.Bench;

/// <summary>The demo's clerk in a browser of his own, signed in as a clerk is: password, authenticator app, session.</summary>
internal sealed partial class Clerk : IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly HttpClient _http;

    private Clerk(Uri address) => _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = address };

    public static async Task<Clerk> SignIn(Uri address)
    {
        var clerk = new Clerk(address);
        _ = await clerk.Post("sign-in", await clerk.Get("sign-in"), [new("Email", "clerk@co-hernando-fl.example"), new("Password", "orange grove at noon")]);
        var setUp = await clerk.Get("sign-in/set-up");
        var key = Key().Match(setUp).Groups["it"].Value.Replace(" ", "", StringComparison.Ordinal);
        _ = await clerk.Post("sign-in/set-up", setUp, [new("Sealed", WebUtility.HtmlDecode(Sealed().Match(setUp).Groups["it"].Value)), new("Code", Code(key))]);
        return clerk;
    }

    /// <summary>A page with a list on it that is not empty. Anything else ends the run.</summary>
    public async Task Finds(string path)
    {
        if (!(await Get(path)).Contains("<th scope=\"row\"><a href=", StringComparison.Ordinal))
            throw new InvalidOperationException($"{path} found nothing.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> Get(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    private async Task<string> Post(string path, string shown, KeyValuePair<string, string>[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", Token().Match(shown).Groups["it"].Value)]);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), form);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What the app shows now.</summary>
    private static string Code(string key)
    {
        var bits = key.Aggregate(System.Numerics.BigInteger.Zero, (all, letter) => (all << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal));
        var secret = bits.ToByteArray(isUnsigned: true, isBigEndian: true);
        var padded = new byte[key.Length * 5 / 8];
        secret.CopyTo(padded, padded.Length - secret.Length);
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // Authenticator apps know no other.
        var hash = HMACSHA1.HashData(padded, step);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("type: <code class=\"gr-code\">(?<it>[A-Z2-7 ]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("name=\"Sealed\" value=\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sealed();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
