using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace Grancius.BrowserTests.Fixture;

/// <summary>What a page costs a person on a slow line, with nothing in the browser's memory. Bytes, gzipped.</summary>
/// <param name="Text">The page and its stylesheets.</param>
/// <param name="All">The same with scripts, pictures and fonts.</param>
internal sealed record Weight(int Text, int All)
{
    private const int MostText = 60 * 1024;
    private const int MostOfAll = 150 * 1024;

    private static readonly ConcurrentDictionary<string, (int Bytes, bool IsStyle)> Files = new(StringComparer.Ordinal);

    public static async Task<Weight> Of(IPage page, IEnumerable<string> loaded)
    {
        var document = Packed(Encoding.UTF8.GetBytes(await page.ContentAsync()));
        var (styles, others) = (0, 0);
        foreach (var address in loaded)
        {
            // What a waiting page asked for meanwhile is itself.
            if (new Uri(address).GetLeftPart(UriPartial.Path) == new Uri(page.Url).GetLeftPart(UriPartial.Path))
                continue;

            if (!Files.TryGetValue(address, out var file))
                Files[address] = file = await Fetch(page, address);
            styles += file.IsStyle ? file.Bytes : 0;
            others += file.IsStyle ? 0 : file.Bytes;
        }

        return new Weight(document + styles, document + styles + others);
    }

    public void ShouldBeLight(string name)
    {
        Text.ShouldBeLessThanOrEqualTo(MostText, $"page and styles of {name}");
        All.ShouldBeLessThanOrEqualTo(MostOfAll, $"everything of {name}");
    }

    private static async Task<(int Bytes, bool IsStyle)> Fetch(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(address);
        answer.Ok.ShouldBeTrue(address);
        var body = await answer.BodyAsync();
        return (Packed(body), answer.Headers["content-type"].StartsWith("text/css", StringComparison.Ordinal));
    }

    private static int Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(plain);
        return (int)packed.Length;
    }
}
