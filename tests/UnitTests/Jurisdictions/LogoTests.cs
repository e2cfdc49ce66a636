using System.Buffers.Binary;
using System.Text;
using Grancius.Domain.Jurisdictions;

namespace Grancius.UnitTests.Jurisdictions;

public class LogoTests
{
    private static readonly JurisdictionId County = JurisdictionId.New();

    [Fact]
    public void A_png_is_taken_for_what_its_bytes_say()
    {
        var logo = JurisdictionLogo.Of(County, Png(120, 60)).Value;

        (logo.MediaType, logo.Version.Length).ShouldBe(("image/png", 16));
        JurisdictionLogo.Of(County, Png(120, 61)).Value.Version.ShouldNotBe(logo.Version);
    }

    [Fact]
    public void A_jpeg_is_taken_for_what_its_bytes_say() =>
        JurisdictionLogo.Of(County, Jpeg(120, 60)).Value.MediaType.ShouldBe("image/jpeg");

    [Theory]
    [InlineData(47, 60)]
    [InlineData(60, 1201)]
    [InlineData(0, 60)]
    public void A_picture_too_small_or_too_large_is_refused_with_its_size(int width, int height)
    {
        foreach (var picture in new[] { Png(width, height), Jpeg(width, height) })
            JurisdictionLogo.Of(County, picture).Error!.Message.ShouldContain($"{width} by {height}");
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData("GIF89a")]
    [InlineData("hello")]
    public void What_is_no_picture_of_points_is_refused(string text) =>
        JurisdictionLogo.Of(County, Encoding.UTF8.GetBytes(text)).Error!.Code.ShouldBe("logo_kind");

    [Fact]
    public void What_hides_behind_a_picture_or_is_cut_short_is_refused()
    {
        JurisdictionLogo.Of(County, [.. Png(60, 60), .. "<script>"u8]).Error!.Code.ShouldBe("logo_kind");
        JurisdictionLogo.Of(County, [.. Jpeg(60, 60), .. "<script>"u8]).Error!.Code.ShouldBe("logo_kind");
        for (var cut = 1; cut < Png(60, 60).Length; cut++)
            JurisdictionLogo.Of(County, Png(60, 60)[..^cut]).IsSuccess.ShouldBeFalse();
        for (var cut = 1; cut < Jpeg(60, 60).Length; cut++)
            JurisdictionLogo.Of(County, Jpeg(60, 60)[..^cut]).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public void A_file_too_large_is_refused_with_its_size() =>
        JurisdictionLogo.Of(County, new byte[JurisdictionLogo.MostBytes + 1]).Error!.Message.ShouldContain("201 KB");

    internal static byte[] Png(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Chunk("IHDR", header), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];
    }

    private static byte[] Jpeg(int width, int height) =>
    [
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 0, 0, 0, 0xff, 0xd9,
    ];
}
