using System.Text;

namespace Grancius.Sandbox.Activity;

/// <summary>GET /sandbox/log: what the sandbox did, oldest first, paged by entry number.</summary>
internal static class LogEndpoint
{
    private const int MaxPage = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/log", Read);
        routes.MapPost("/sandbox/reset", (SandboxState state) =>
        {
            state.Clear();
            return Results.NoContent();
        });
    }

    private static IResult Read(SandboxState state, string? kind, string? reference, long after = 0, int limit = MaxPage, int tail = 0)
    {
        var entries = tail > 0
            ? state.Log.Tail(Math.Min(tail, MaxPage))
            : state.Log.Read(kind, reference, after, Math.Clamp(limit, 1, MaxPage));
        var json = new StringBuilder("{\"items\":[");
        json.AppendJoin(',', entries.Select(e => e.Json)).Append("],\"next\":");
        json.Append(entries.Count == 0 ? after : entries.Max(e => e.Number)).Append('}');
        return Results.Text(json.ToString(), "application/json", Encoding.UTF8);
    }
}
