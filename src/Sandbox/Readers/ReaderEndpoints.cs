using System.Text.Json;
using Grancius.Sandbox.Opening;

namespace Grancius.Sandbox.Readers;

/// <summary>GET /sandbox/readers lists the readers; POST /sandbox/readers/{device} sets the state of one.</summary>
internal static class ReaderEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/readers", (SandboxState state) => SandboxJson.Answer(state.Readers.All.Select(Shown)));
        routes.MapPost("/sandbox/readers/{device}", Set);
    }

    private static async Task<IResult> Set(string device, HttpRequest request, SandboxState state, CancellationToken ct)
    {
        var body = await RequestBody.Read(request, 1024, ct);
        if (!TryReadState(body, out var wanted))
            return SandboxJson.Refuse(["Send {\"state\":\"ready\"}. Allowed are: ready, busy, offline."]);

        state.Readers.Set(device, wanted);
        var reader = new Reader(device, wanted);
        state.Log.Write("reader", null, Shown(reader));
        return SandboxJson.Answer(Shown(reader));
    }

    private static bool TryReadState(string? body, out ReaderState wanted)
    {
        wanted = default;
        try
        {
            using var json = JsonDocument.Parse(body ?? "", LenientJson.Options);
            return Enum.TryParse(LenientJson.Text(json.RootElement, "state"), ignoreCase: true, out wanted) && Enum.IsDefined(wanted);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static object Shown(Reader reader) =>
        new { deviceId = reader.DeviceId, state = JsonNamingPolicy.CamelCase.ConvertName(reader.State.ToString()) };
}
