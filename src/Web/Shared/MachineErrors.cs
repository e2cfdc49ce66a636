using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Grancius.Web.Shared;

/// <summary>Tells addresses that machines call from those of people, whose errors are shown as a page.</summary>
/// <remarks>An <see cref="IExceptionHandler"/> added before this one is asked first and may answer in more detail.</remarks>
internal sealed class MachineErrors(IOptions<WebShellOptions> options) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsMachine(AskedFor(httpContext)))
            return false;

        var problem = Results.Problem(
            title: "Something went wrong on our side.",
            statusCode: StatusCodes.Status500InternalServerError,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "internal_error" });
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Leaves a machine's 404 or 429 as it is, where a person gets a page about it.</summary>
    public Task NoPages(HttpContext context, RequestDelegate next)
    {
        if (IsMachine(context.Request.Path) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }

    /// <summary>The address that failed: by now the request's own is that of the error page.</summary>
    public static PathString AskedFor(HttpContext context) =>
        context.Features.Get<IExceptionHandlerPathFeature>()?.Path is { } path ? new PathString(path) : context.Request.Path;

    public bool IsMachine(PathString path) => options.Value.MachinePaths
        .Any(machine => path.StartsWithSegments(machine, StringComparison.OrdinalIgnoreCase));
}
