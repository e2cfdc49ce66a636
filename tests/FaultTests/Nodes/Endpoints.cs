using System.Text.Json;
using Grancius.Application.Webhooks;
using Grancius.Domain.Webhooks;

namespace Grancius.FaultTests.Nodes;

/// <summary>The programs next door, as one node reaches them: a message may fail before they took it, and after.</summary>
internal sealed class Endpoints(Node node) : IWebhookSender
{
    /// <summary>What each of them asked to be told; both hear of sessions under review, which are few: every message costs the run time.</summary>
    public static IReadOnlyDictionary<string, string[]> Wanted { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["https://permits.example/told"] = [WebhookTypes.InvoiceIssued, WebhookTypes.SessionUnderReview],
        ["https://clerk.example/told"] = [WebhookTypes.InvoicePaid, WebhookTypes.SessionUnderReview],
    };

    public async Task<WebhookAnswer> Send(WebhookMessage message, CancellationToken ct)
    {
        var world = node.World;
        await node.Point("before a message is posted");
        if (Fails("an endpoint does not answer"))
            return new WebhookAnswer(null, "no answer", 1);

        world.Messages.Add(Received.Of(message));
        world.Note($"{node.Name}: {message.Url.Host} is told {message.Id}");
        var failed = Fails("an endpoint took the message, and says that it did not");
        await node.Point("after a message was posted");
        return failed ? new WebhookAnswer(503, "busy", 1) : new WebhookAnswer(200, "ok", 1);
    }

    private bool Fails(string what)
    {
        try
        {
            node.MayFail(20, what);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <param name="Subject">The invoice or session that it tells of.</param>
    public sealed record Received(string Url, string Id, string Type, Guid Subject, string Body)
    {
        public static Received Of(WebhookMessage message)
        {
            var told = JsonDocument.Parse(message.Body).RootElement;
            var type = told.GetProperty("type").GetString()!;
            return new Received(message.Url.AbsoluteUri, message.Id, type, told.GetProperty("data").GetProperty(type == WebhookTypes.SessionUnderReview ? "sessionId" : "invoiceId").GetGuid(), message.Body);
        }
    }
}
