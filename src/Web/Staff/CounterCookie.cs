using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Grancius.Web.Staff;

/// <summary>What makes a browser a registered counter, for as long as browsers keep cookies, or until the counter is withdrawn.</summary>
internal sealed class CounterCookie(IDataProtectionProvider protection, DoorCookies cookies)
{
    private const string Name = "counter";

    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(400);

    private readonly IDataProtector _sealer = protection.CreateProtector("Grancius.Web.Staff.CounterCookie");

    public void Write(HttpContext context, string secret) => cookies.Write(context, Name, _sealer.Protect(secret), GoodFor);

    public string? Read(HttpContext context)
    {
        try
        {
            return cookies.Read(context.Request, Name) is { Length: > 0 and < 1000 } value ? _sealer.Unprotect(value) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
