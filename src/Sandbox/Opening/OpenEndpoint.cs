using System.Buffers.Text;
using System.Text;
using Grancius.Sandbox.Billers;
using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Opening;

/// <summary>POST /cloudpaymentsapi/v2: opens a hosted page for a basket of invoices.</summary>
internal static class OpenEndpoint
{
    private const int MaxBody = 1024 * 1024;
    private static readonly TimeSpan SlowDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SilentFor = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/cloudpaymentsapi/v2", Open);

    private static async Task<IResult> Open(
        HttpContext http, BillerRegister billers, SandboxSettings settings, SandboxState state, TimeProvider clock, IHostApplicationLifetime lifetime)
    {
        // A pause meant to last a minute must not hold up the end of the host.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var ct = patience.Token;
        var body = await RequestBody.Read(http.Request, MaxBody, ct);
        if (billers.ByAuthorization(http.Request.Headers.Authorization) is not { } biller)
            return Refuse(state, body, "The API key is not valid.", StatusCodes.Status401Unauthorized);

        if (body is null)
            return Refuse(state, body, "The request is too large.", StatusCodes.Status413PayloadTooLarge);

        var (faults, sticking) = state.Faults.TakeForOpen();
        switch (faults.Open)
        {
            case OpenFault.ServerError:
                return Refuse(state, body, "An error has occurred.", StatusCodes.Status500InternalServerError, faults);
            case OpenFault.TooManyRequests:
                http.Response.Headers.RetryAfter = "5";
                return Refuse(state, body, "Too many requests. Please try again later.", StatusCodes.Status429TooManyRequests, faults);
            case OpenFault.Refused:
                return Refuse(state, body, "The biller is not set up for this kind of payment.", StatusCodes.Status200OK, faults);
        }

        var (request, problem) = new OpenRequestReader(settings).Read(body);
        if (request is null)
        {
            state.Faults.GiveBack(sticking);
            return Refuse(state, body, problem!, StatusCodes.Status400BadRequest);
        }

        var session = Register(state, clock, biller, request, sticking);
        var url = UrlOf(http.Request, settings, session);
        state.Log.Write("open", request.BillerReference, new
        {
            session = session.RequestGuid,
            outcome = "opened",
            fault = FaultNames<OpenFault>.Of(faults.Open),
            billerGuid = biller.Guid,
            url,
            totalCents = session.TotalCents,
            body,
        });
        try
        {
            return await Answer(http, faults, url, clock, ct);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up, or the host stops: either way nobody gets an answer.
            http.Abort();
            return Results.Empty;
        }
    }

    private static HostedSession Register(SandboxState state, TimeProvider clock, Biller biller, OpenRequest request, FaultSet faults)
    {
        var guid = Guid.CreateVersion7(clock.GetUtcNow());
        var id = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{biller.Guid}|{guid}|1"));
        var session = new HostedSession(id, guid, biller.Guid, request, clock.GetUtcNow()) { Faults = faults };
        foreach (var invoice in request.Invoices)
            state.Invoices.Bill(biller.Guid, invoice);

        if (request.ReaderDeviceId is { } device)
            state.Readers.Seen(device);

        state.Sessions.Add(session);
        return session;
    }

    /// <summary>The session exists by now: what follows decides only what the caller gets to know of it.</summary>
    private static async Task<IResult> Answer(HttpContext http, FaultSet faults, string url, TimeProvider clock, CancellationToken ct)
    {
        switch (faults.Open)
        {
            case OpenFault.Slow:
                await Task.Delay(faults.Delay ?? SlowDelay, clock, ct);
                return Success(url);
            case OpenFault.Timeout:
                await Task.Delay(SilentFor, clock, ct);
                http.Abort();
                return Results.Empty;
            case OpenFault.Closed:
                http.Abort();
                return Results.Empty;
            case OpenFault.Malformed:
                return Results.Text("{\"Message\":\"SUCCESS\",\"Data\":{\"CloudPaymentURL\":\"" + url[..(url.Length / 2)], "application/json");
            case OpenFault.WrongHost:
                return Success("https://payments.example.net" + new Uri(url).AbsolutePath);
            default:
                return Success(url);
        }
    }

    private static IResult Success(string url) =>
        Results.Json(new { Message = "SUCCESS", Data = new { CloudPaymentURL = url } }, SandboxJson.AsNamed);

    private static IResult Refuse(SandboxState state, string? body, string message, int status, FaultSet? faults = null)
    {
        state.Log.Write("open", null, new { outcome = "refused", fault = FaultNames<OpenFault>.Of(faults?.Open), status, message, body });
        return Results.Json(new { Message = message, Data = (object?)null }, SandboxJson.AsNamed, statusCode: status);
    }

    private static string UrlOf(HttpRequest request, SandboxSettings settings, HostedSession session) =>
        (settings.PublicUrl ?? $"{request.Scheme}://{request.Host}{request.PathBase}") + "/portal/access/otp/" + session.Id;
}
