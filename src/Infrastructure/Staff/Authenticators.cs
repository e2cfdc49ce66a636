using System.Security.Cryptography;
using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Microsoft.AspNetCore.DataProtection;
using QRCoder;

namespace Grancius.Infrastructure.Staff;

/// <summary>Keys on their way into an authenticator app: as text, as a picture, and sealed so that the form brings them back.</summary>
internal sealed class Authenticators(IDataProtectionProvider protection)
{
    private const int ModuleSize = 4;

    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(30);

    public AuthenticatorKey Make(string key, StaffMember member, string issuer) =>
        new(string.Join(' ', key.Chunk(4).Select(part => new string(part))), Picture(key, member, issuer), Sealer(member).Protect(key, GoodFor));

    public string? Open(string sealedKey, StaffMember member)
    {
        try
        {
            return Sealer(member).Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Picture(string key, StaffMember member, string issuer)
    {
        var (who, whose) = (Uri.EscapeDataString(member.Email), Uri.EscapeDataString(issuer));
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{whose}:{who}?secret={key}&issuer={whose}&digits={TimeCodes.Digits}", QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(ModuleSize, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private ITimeLimitedDataProtector Sealer(StaffMember member) =>
        protection.CreateProtector("staff authenticator on its way", member.Id.Value.ToString()).ToTimeLimitedDataProtector();
}
