using System.Text.Json;
using Grancius.Sandbox.Opening;

namespace Grancius.Sandbox.Faults;

/// <summary>GET and POST /sandbox/faults.</summary>
internal static class FaultEndpoints
{
    private const int MaxBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/faults", (SandboxState state) => SandboxJson.Answer(Shown(state)));
        routes.MapPost("/sandbox/faults", Set);
    }

    private static async Task<IResult> Set(HttpRequest request, SandboxState state, CancellationToken ct)
    {
        var body = await RequestBody.Read(request, MaxBody, ct);
        if (body is null)
            return SandboxJson.Refuse(["The body is larger than 16 KB."], StatusCodes.Status413PayloadTooLarge);

        if (!TryReadPairs(body, out var pairs))
            return SandboxJson.Refuse(["The body is not a JSON object."]);

        var order = FaultOrder.Read(pairs);
        if (order.Errors.Count > 0)
            return SandboxJson.Refuse(order.Errors);

        state.Faults.Apply(order);
        state.Log.Write("faults", null, Shown(state));
        return SandboxJson.Answer(Shown(state));
    }

    private static bool TryReadPairs(string body, out List<KeyValuePair<string, string?>> pairs)
    {
        pairs = [];
        if (string.IsNullOrWhiteSpace(body))
            return true;

        try
        {
            using var json = JsonDocument.Parse(body, LenientJson.Options);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return false;

            foreach (var property in json.RootElement.EnumerateObject())
                pairs.Add(new(property.Name, LenientJson.Text(property.Value)));

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static object Shown(SandboxState state)
    {
        var (next, all) = state.Faults.Current;
        return new { next = next.Shown(), all = all.Shown() };
    }
}
