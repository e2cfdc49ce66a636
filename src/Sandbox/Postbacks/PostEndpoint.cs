using System.Globalization;
using System.Text.Json;
using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Opening;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Postbacks;

/// <summary>
/// POST /sandbox/post: sends a postback of a session again, or an invented one. Takes fields (to override or add),
/// omit (names to leave out), encoding (form, query), shape (perPayment, perInvoice) and times (at once, up to 200).
/// </summary>
internal static class PostEndpoint
{
    private const int MaxTimes = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/sandbox/post", Post);

    private static async Task<IResult> Post(
        HttpRequest request, SandboxState state, SandboxSettings settings, PostbackSender sender, TimeProvider clock, CancellationToken ct)
    {
        var (call, session, refusal) = await SessionLookup.Read(request, state, ct);
        if (refusal is not null)
            return refusal;

        List<string> errors = [];
        var encoding = Named<PostEncoding>(call, "encoding", errors) ?? PostEncoding.Form;
        var shape = Named<PostShape>(call, "shape", errors) ?? PostShape.PerPayment;
        if (errors.Count > 0)
            return SandboxJson.Refuse(errors);

        var attempt = session!.Paid?.Attempt ?? (session.Attempts.Count > 0 ? session.Attempts[^1] : Invent(session, clock.GetUtcNow()));
        var genuine = session.Paid is not null;
        var messages = PostbackPlan.Messages(session, attempt, new FaultSet { Shape = shape }, settings.TimeZone)
            .Select(m => Alter(m, call, genuine))
            .ToList();
        _ = int.TryParse(LenientJson.Text(call, "times"), CultureInfo.InvariantCulture, out var times);
        var batch = Enumerable.Repeat(messages, Math.Clamp(times, 1, MaxTimes)).SelectMany(m => m).ToList();
        var posts = await sender.SendTogether(session, batch, encoding);
        return SandboxJson.Answer(new { posts = posts.Select(p => p.Shown()) });
    }

    private static PostbackMessage Alter(PostbackMessage message, JsonElement call, bool genuine)
    {
        var altered = !genuine;
        if (LenientJson.Find(call, "fields") is { ValueKind: JsonValueKind.Object } fields)
        {
            foreach (var field in fields.EnumerateObject())
            {
                message = message.WithOrAdd(field.Name, LenientJson.Text(field.Value) ?? "");
                altered = true;
            }
        }

        if (LenientJson.Find(call, "omit") is { ValueKind: JsonValueKind.Array } omitted)
        {
            foreach (var name in omitted.EnumerateArray())
            {
                message = message.Without(LenientJson.Text(name) ?? "");
                altered = true;
            }
        }

        return altered ? message with { TellsOf = null } : message;
    }

    private static Attempt Invent(HostedSession session, DateTimeOffset now)
    {
        var shares = PaymentShare.Split(session.Selected, session.TotalCents, Tender.Card);
        return new(Guid.CreateVersion7(now), now, TestTender.All[0], true, "APPROVED 000000", shares, "127.0.0.1");
    }

    private static T? Named<T>(JsonElement call, string name, List<string> errors)
        where T : struct, Enum
    {
        if (LenientJson.Text(call, name) is not { } text)
            return null;

        if (FaultNames<T>.TryFind(text, out var value))
            return value;

        errors.Add($"'{text}' is not a value of {name}. Allowed are: {string.Join(", ", FaultNames<T>.Allowed)}.");
        return null;
    }
}
