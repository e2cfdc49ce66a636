using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Readers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grancius.Sandbox.Control;

/// <summary>GET /sandbox: the page from which a person watches the sandbox and breaks things.</summary>
internal static class ControlEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox", (HttpRequest request) => Page(request, ""));
        routes.MapPost("/sandbox/control/faults", SetFaults);
        routes.MapPost("/sandbox/control/readers", SetReader);
    }

    private static async Task<IResult> SetFaults(HttpContext http, SandboxState state, CancellationToken ct)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;
        // Only the scope, which a form always sends, is no wish to clear everything.
        var order = FaultOrder.Read(form.Select(f => new KeyValuePair<string, string?>(f.Key, f.Value.ToString())));
        if (order.Errors.Count > 0)
            return Page(http.Request, string.Join(" ", order.Errors));

        state.Faults.Apply(order);
        var (next, all) = state.Faults.Current;
        state.Log.Write("faults", null, new { next = next.Shown(), all = all.Shown() });
        return Back(http);
    }

    private static async Task<IResult> SetReader(HttpContext http, SandboxState state, CancellationToken ct)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;
        if (form["device"].ToString() is { Length: > 0 and <= 200 } device && Enum.TryParse<ReaderState>(form["state"], out var wanted) && Enum.IsDefined(wanted))
        {
            state.Readers.Set(device, wanted);
            state.Log.Write("reader", null, new { deviceId = device, state = wanted.ToString() });
        }

        return Back(http);
    }

    private static RazorComponentResult<ControlPage> Page(HttpRequest request, string problem) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ControlPage.Root)] = request.PathBase.Value ?? "",
            [nameof(ControlPage.Problem)] = problem,
        });

    private static IResult Back(HttpContext http)
    {
        http.Response.Headers.Location = http.Request.PathBase + "/sandbox";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
