using System.Text;

namespace Grancius.Sandbox;

/// <summary>Reads a body up to a limit, so that nobody can fill the sandbox's memory with one request.</summary>
internal static class RequestBody
{
    /// <summary>The body as text, or null when it is larger than <paramref name="limit"/> bytes.</summary>
    public static async Task<string?> Read(HttpRequest request, int limit, CancellationToken ct)
    {
        if (request.ContentLength > limit)
            return null;

        using var buffer = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, ct)) > 0)
        {
            if (buffer.Length + read > limit)
                return null;

            buffer.Write(chunk, 0, read);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF');
    }
}
