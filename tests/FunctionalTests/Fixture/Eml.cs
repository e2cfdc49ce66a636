using System.Globalization;
using System.Text;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>A letter as it came by post: its heads, and its two parts in words.</summary>
public sealed record Eml(IReadOnlyDictionary<string, string> Heads, string Text, string Html, string Raw)
{
    public string Subject => Decoded(Heads["subject"]);

    public string To => Heads["to"];

    public string Id => Heads["message-id"];

    public static Eml Of(string raw)
    {
        raw = raw.ReplaceLineEndings("\n");
        var (heads, body) = Split(raw);
        var boundary = heads["content-type"].Split("boundary=")[1].Trim('"', ';', ' ');
        var parts = body.Split($"--{boundary}").Select(part => part.TrimStart('\n')).Where(part => part.StartsWith("content-", StringComparison.OrdinalIgnoreCase)).Select(Split).ToList();
        return new Eml(heads, Part(parts, "text/plain"), Part(parts, "text/html"), raw);
    }

    private static string Part(List<(Dictionary<string, string> Heads, string Body)> parts, string type)
    {
        var (heads, body) = parts.Single(part => part.Heads["content-type"].StartsWith(type, StringComparison.Ordinal));
        return heads.GetValueOrDefault("content-transfer-encoding", "7bit") switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal))),
            "quoted-printable" => FromQuoted(body.Replace("=\n", "", StringComparison.Ordinal)),
            _ => body,
        };
    }

    private static (Dictionary<string, string> Heads, string Body) Split(string raw)
    {
        var end = raw.IndexOf("\n\n", StringComparison.Ordinal);
        var heads = raw[..end].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Contains(':', StringComparison.Ordinal))
            .Select(line => line.Split(':', 2))
            .ToDictionary(line => line[0].ToLowerInvariant(), line => line[1].Trim(), StringComparer.Ordinal);
        return (heads, raw[(end + 2)..]);
    }

    /// <summary>"=?utf-8?B?...?=" words of a subject.</summary>
    private static string Decoded(string subject) => !subject.StartsWith("=?", StringComparison.Ordinal) ? subject : string.Concat(
        subject.Split(' ').Select(word => word.Split('?') is [_, _, var kind, var text, _]
            ? kind is "B" or "b" ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : FromQuoted(text.Replace('_', ' '))
            : word));

    private static string FromQuoted(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[at].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
