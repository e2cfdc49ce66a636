using System.Buffers.Binary;
using System.Security.Cryptography;
using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

/// <summary>
/// A picture of points, PNG or JPEG, which a browser can only show: what it is, its own bytes say, from the first to the
/// last. A vector picture may hold scripts and is refused.
/// </summary>
public sealed class JurisdictionLogo
{
    public const int MostBytes = 200 * 1024;
    public const int LeastPoints = 48;
    public const int MostPoints = 1200;

    private static readonly byte[] PngBegins = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private JurisdictionLogo() // EF Core
    {
    }

    public JurisdictionId JurisdictionId { get; private set; }

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    public string MediaType { get; private set; } = "";

    public byte[] Picture { get; private set; } = [];

    /// <summary>Of the picture's bytes: the same picture has the same version.</summary>
    public string Version { get; private set; } = "";

    public static Result<JurisdictionLogo> Of(JurisdictionId jurisdiction, byte[] picture)
    {
        if (picture.Length is 0 or > MostBytes)
            return JurisdictionErrors.LogoSize(picture.Length);

        var (type, size) = Png(picture) is { } png ? ("image/png", png) : ("image/jpeg", Jpeg(picture));
        if (size is not { } points)
            return JurisdictionErrors.LogoKind;
        if (points.Width is < LeastPoints or > MostPoints || points.Height is < LeastPoints or > MostPoints)
            return JurisdictionErrors.LogoPoints(points.Width, points.Height);

        return new JurisdictionLogo
        {
            JurisdictionId = jurisdiction,
            MediaType = type,
            Picture = picture,
            Version = Convert.ToHexStringLower(SHA256.HashData(picture))[..16],
        };
    }

    public void IsNow(JurisdictionLogo other) => (MediaType, Picture, Version) = (other.MediaType, other.Picture, other.Version);

    /// <summary>Chunk by chunk to the end, so that nothing else hides in the file.</summary>
    private static (int Width, int Height)? Png(ReadOnlySpan<byte> file)
    {
        const int Frame = 12;
        if (!file.StartsWith(PngBegins))
            return null;

        (int, int)? size = null;
        for (var at = PngBegins.Length; at + Frame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            if (length < 0 || length > file.Length - at - Frame)
                return null;

            var kind = file.Slice(at + 4, 4);
            if (size is null && (!kind.SequenceEqual("IHDR"u8) || length != 13))
                return null;
            size ??= (BinaryPrimitives.ReadInt32BigEndian(file[(at + 8)..]), BinaryPrimitives.ReadInt32BigEndian(file[(at + 12)..]));
            at += Frame + length;
            if (kind.SequenceEqual("IEND"u8))
                return at == file.Length ? size : null;
        }

        return null;
    }

    /// <summary>Marker by marker to the frame's header, which says the size.</summary>
    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || file[0] != 0xff || file[1] != 0xd8 || file[^2] != 0xff || file[^1] != 0xd9)
            return null;

        for (var at = 2; at + 9 < file.Length && file[at] == 0xff;)
        {
            // Of C0 to CF, all but the tables C4, C8 and CC begin a frame.
            var marker = file[at + 1];
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2)
                return null;
            at += 2 + length;
        }

        return null;
    }
}
