using System.Text.Json;
using Grancius.Sandbox.Opening;

namespace Grancius.Sandbox.Sessions;

/// <summary>Finds the session that a machine call means.</summary>
internal static class SessionLookup
{
    private const int MaxBody = 64 * 1024;

    /// <summary>The call's JSON and its session, or the answer that refuses it.</summary>
    public static async Task<(JsonElement Call, HostedSession? Session, IResult? Refusal)> Read(
        HttpRequest request, SandboxState state, CancellationToken ct)
    {
        JsonElement call;
        try
        {
            using var json = JsonDocument.Parse(await RequestBody.Read(request, MaxBody, ct) ?? "", LenientJson.Options);
            call = json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return (default, null, SandboxJson.Refuse(["The body is not a JSON object."]));
        }

        string?[] hints =
        [
            request.RouteValues["lookup"] as string,
            LenientJson.Text(call, "url", "CloudPaymentURL", "redirectUrl"),
            LenientJson.Text(call, "session", "requestGuid"),
            LenientJson.Text(call, "reference"),
            LenientJson.Text(call, "invoiceNumber"),
        ];
        var hint = hints.FirstOrDefault(h => h is not null);
        if (hint is null)
            return (call, null, SandboxJson.Refuse(["Say which session: one of url, session, reference, invoiceNumber."]));

        var session = state.Sessions.Find(hint);
        return session is null
            ? (call, null, SandboxJson.Refuse(["No such session."], StatusCodes.Status404NotFound))
            : (call, session, null);
    }
}
