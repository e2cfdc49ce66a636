using Microsoft.Extensions.Options;

namespace Grancius.Web.Shared;

/// <summary>
/// Tells the browser what a page may do: nothing but show what came from here and send its forms to us or to the
/// processor. What an endpoint has set itself is left as it is.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<WebShellOptions> options)
{
    // No 'unsafe-inline' anywhere: styles and scripts are files of ours. data: is for the small pictures inside the
    // stylesheet. frame-ancestors keeps the portal out of other people's frames.
    private readonly string _policy = string.Join("; ",
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action " + string.Join(' ', options.Value.FormTargets.Prepend("'self'")),
        "base-uri 'none'",
        "frame-ancestors 'none'");

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var (response, policy) = ((HttpResponse, string))state;
            var headers = response.Headers;
            headers.TryAdd("Content-Security-Policy", policy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            // Addresses of receipts hold tokens: no other host ever sees them. Not `no-referrer`, which would also turn
            // the Origin of our own form posts into "null" and blind a check of where a form came from.
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            // Pages and answers show people's bills: no cache keeps them. Assets say otherwise themselves.
            headers.TryAdd("Cache-Control", "no-store");
            return Task.CompletedTask;
        }, (context.Response, _policy));

        return next(context);
    }
}
