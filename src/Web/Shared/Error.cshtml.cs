using System.Diagnostics;
using System.Globalization;
using Grancius.Application.Staff;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Grancius.Web.Shared;

/// <summary>One page for every request that ends in an error: what happened, what was not harmed, what to do.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    /// <summary>The status whose words are shown: one of the few that have words of their own.</summary>
    public int Kind { get; private set; }

    /// <summary>What a caller can quote and an operator finds in the log.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The member of the staff to whom a page of theirs says that it is not for them, or not there; null for everybody else.</summary>
    public Actor? Member { get; private set; }

    /// <inheritdoc />
    /// <remarks>Not in a handler: the page also stands in for requests of methods that have none.</remarks>
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = RouteData.Values["code"] is string code && int.TryParse(code, CultureInfo.InvariantCulture, out var number) ? number : 404;
        var happened = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;

        // Someone who types /error/500 into the address bar finds no page there.
        var status = happened && asked is >= 400 and <= 599 ? asked : 404;
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { } thrown && StoreErrors.Of(thrown.Error) is { } fault)
        {
            status = StatusCodes.Status503ServiceUnavailable;
            StoreErrors.ComeAgain(Response, fault);
        }

        Response.StatusCode = status;
        Kind = status switch
        {
            403 or 404 or 410 or 429 or 503 => status,
            401 => 403,
            405 => 404,
            502 or 504 => 503,
            >= 500 => 500,
            _ => 400,
        };
        // The sign-in was read for the page in whose place this one stands.
        Member = Kind is 403 or 404 ? StaffClaims.Read(User) : null;
        Reference = Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;
    }
}
