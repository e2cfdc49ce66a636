using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Grancius.Infrastructure.Staff;

/// <summary>
/// The codes of authenticator apps: RFC 6238 with SHA-1, six digits, thirty seconds. Ours and not Identity's, which does not
/// tell which time step a code is of: that is what makes each good once.
/// </summary>
internal static class TimeCodes
{
    public const int Digits = 6;

    private const int Modulus = 1_000_000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A step before and one after: for clocks that differ, and for the time it takes to type.</summary>
    private const int Slack = 1;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>The time step the code is of, where it is a later one than the last that was used.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now, long last)
    {
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        var current = now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;
        for (var step = Math.Max(current - Slack, last + 1); step <= current + Slack; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(key, step)), typed))
                return step;
        }

        return null;
    }

    public static string CodeAt(string key, DateTimeOffset now) => CodeAt(key, now.ToUnixTimeSeconds() / (long)Step.TotalSeconds);

    private static string CodeAt(string key, long step)
    {
        Span<byte> moment = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(FromBase32(key), moment, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(text.Length * 5 / 8), 0, 0);
        foreach (var letter in text)
        {
            buffer = (buffer << 5) | Letters.IndexOf(letter, StringComparison.Ordinal);
            if ((bits += 5) < 8)
                continue;

            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
