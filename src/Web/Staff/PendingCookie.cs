using System.Security.Cryptography;
using Grancius.Application.Staff;
using Microsoft.AspNetCore.DataProtection;

namespace Grancius.Web.Staff;

/// <summary>Remembers for ten minutes that a browser's user knew the password, while they look for the second factor.</summary>
internal sealed class PendingCookie(IDataProtectionProvider protection, DoorCookies cookies)
{
    private const string Name = "signing-in";

    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _sealer = protection.CreateProtector("Grancius.Web.Staff.PendingCookie").ToTimeLimitedDataProtector();

    public void Write(HttpContext context, PendingSignIn pending) =>
        cookies.Write(context, Name, _sealer.Protect($"{pending.StaffId:N} {pending.Stamp}", GoodFor), GoodFor);

    public PendingSignIn? Read(HttpContext context)
    {
        try
        {
            return cookies.Read(context.Request, Name) is { Length: > 0 and < 1000 } value && _sealer.Unprotect(value).Split(' ') is [var id, var stamp]
                ? new PendingSignIn(Guid.ParseExact(id, "N"), stamp)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Remove(HttpContext context) => cookies.Remove(context, Name);
}
