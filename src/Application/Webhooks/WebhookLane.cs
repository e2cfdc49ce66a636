using Grancius.Application.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>
/// Sends one endpoint its due messages, one after the other, while no other node does. It ends at the first that is not
/// taken: an endpoint that does not answer is asked once a turn, and keeps nobody waiting but itself.
/// </summary>
internal sealed class WebhookLane(IGranciusDb db, IWebhookSender sender, WebhookSecrets secrets, TimeProvider clock)
{
    /// <summary>How long a node keeps an endpoint to itself; longer than a turn with its last message takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>No message is begun later in a turn.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <returns>How many were taken and how many were not; null when another node has the endpoint.</returns>
    public async Task<(int Done, int Failed)?> Run(WebhookEndpointId id, CancellationToken ct)
    {
        if (!await Take(id, ct))
            return null;

        var (start, done, taken) = (clock.GetTimestamp(), 0, true);
        while (taken && clock.GetElapsedTime(start) < Turn && await Next(id, ct) is (var endpoint, var message))
        {
            taken = await Deliver(endpoint, message, ct);
            done += taken ? 1 : 0;
        }

        await Keep(id, kept => kept.IsFree(), ct);
        return (done, taken ? 0 : 1);
    }

    /// <summary>The message, and the endpoint as it is now: another node may have removed it or switched it off since the last.</summary>
    private async Task<(WebhookEndpoint Endpoint, WebhookDelivery Message)?> Next(WebhookEndpointId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var next = await (
            from delivery in db.WebhookDeliveries.AsNoTracking()
            where delivery.EndpointId == id && delivery.DueAt <= now
            join endpoint in db.WebhookEndpoints on delivery.EndpointId equals endpoint.Id
            where endpoint.State == WebhookState.On
            orderby delivery.DueAt, delivery.Id
            select new { endpoint, delivery }).FirstOrDefaultAsync(ct);
        return next is null ? null : (next.endpoint, next.delivery);
    }

    private async Task<bool> Deliver(WebhookEndpoint endpoint, WebhookDelivery delivery, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var timestamp = now.ToUnixTimeSeconds();
        var signature = secrets.Sign(endpoint, delivery.MessageId, timestamp, delivery.Body, now);
        var answer = await sender.Send(new WebhookMessage(new Uri(endpoint.Url), delivery.MessageId, timestamp, signature, delivery.Body), ct);
        return await db.Atomically(async ct =>
        {
            var later = clock.GetUtcNow();
            var kept = await db.WebhookEndpoints.ForUpdate().SingleAsync(kept => kept.Id == endpoint.Id, ct);
            if (answer.IsTaken)
                kept.TookAMessage();
            else
                _ = kept.FailedOnce(answer.IsGone, later);
            // Purged while it was under way: then nobody asks any more.
            if (await db.WebhookDeliveries.ForUpdate().SingleOrDefaultAsync(kept => kept.Id == delivery.Id, ct) is { } row)
                row.WasTried(answer.Status, answer.IsTaken, kept.State == WebhookState.Removed, answer.Text, answer.Milliseconds, later);
            return answer.IsTaken;
        }, ct);
    }

    private Task<bool> Take(WebhookEndpointId id, CancellationToken ct) => db.Atomically(async ct =>
    {
        var now = clock.GetUtcNow();
        return (await db.WebhookEndpoints.ForUpdate().SingleAsync(endpoint => endpoint.Id == id, ct)).MayBeTaken(now + Lease, now);
    }, ct);

    private Task<bool> Keep(WebhookEndpointId id, Action<WebhookEndpoint> what, CancellationToken ct) => db.Atomically(async ct =>
    {
        what(await db.WebhookEndpoints.ForUpdate().SingleAsync(endpoint => endpoint.Id == id, ct));
        return true;
    }, ct);
}
