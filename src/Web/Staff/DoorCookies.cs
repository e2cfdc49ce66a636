namespace Grancius.Web.Staff;

/// <summary>How the cookies of the door are written: never readable by a script, by TLS alone in Production.</summary>
internal sealed class DoorCookies(bool production)
{
    /// <summary>In Production the prefix binds it to this host and to TLS; browsers see to that.</summary>
    public static string Name(string name, bool production) => (production ? "__Host-" : "") + "grancius-" + name;

    public string? Read(HttpRequest request, string name) => request.Cookies[Name(name, production)];

    public void Write(HttpContext context, string name, string value, TimeSpan goodFor) => context.Response.Cookies.Append(Name(name, production), value, Options(context, goodFor));

    public void Remove(HttpContext context, string name) => context.Response.Cookies.Delete(Name(name, production), Options(context, null));

    private CookieOptions Options(HttpContext context, TimeSpan? goodFor) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = production || context.Request.IsHttps,
        Path = "/",
        MaxAge = goodFor,
    };
}
