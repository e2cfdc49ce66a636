using Grancius.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;

namespace Grancius.Web.Shared;

/// <summary>
/// A store that is away or full is no bug: a machine is told so with a stable code and when to come again, a person by
/// the page that says that the bill is unchanged.
/// </summary>
internal sealed class StoreErrors(MachineErrors machines) : IExceptionHandler
{
    private const string SendAgain = "send the request again later, with the same Idempotency-Key if it has one.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Of(exception) is not { } fault || !machines.IsMachine(MachineErrors.AskedFor(httpContext)))
            return false;

        ComeAgain(httpContext.Response, fault);
        await Problems.Write(httpContext, StatusCodes.Status503ServiceUnavailable, CodeOf(fault), fault switch
        {
            StoreFault.Full => $"The database has no room left, so nothing new can be taken: {SendAgain}",
            StoreFault.Unavailable => $"The database does not answer: {SendAgain}",
        });
        return true;
    }

    /// <summary>Whether the store is at fault; a step that was given up because it took too long waited for the store.</summary>
    public static StoreFault? Of(Exception exception) =>
        StoreFaults.Of(exception) ?? (exception is OperationCanceledException ? StoreFault.Unavailable : null);

    public static void ComeAgain(HttpResponse response, StoreFault fault) => response.Headers.RetryAfter = fault switch
    {
        StoreFault.Full => "60",
        StoreFault.Unavailable => "5",
    };

    private static string CodeOf(StoreFault fault) => fault switch
    {
        StoreFault.Full => "storage_full",
        StoreFault.Unavailable => "storage_unavailable",
    };
}
