using System.Security.Cryptography;
using System.Text;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

internal static class WebhookQueries
{
    /// <summary>An endpoint of the actor's jurisdiction, locked to be changed.</summary>
    public static Task<WebhookEndpoint?> Webhook(this IGranciusDb db, Actor by, Guid id, CancellationToken ct) =>
        db.WebhookEndpoints.ForUpdate().SingleOrDefaultAsync(
            endpoint => endpoint.Id == new WebhookEndpointId(id) && endpoint.JurisdictionId == by.JurisdictionId && endpoint.State != WebhookState.Removed, ct);

    /// <summary>Tells one secret from the next without telling either: a form that rotates carries it, so that it rotates once.</summary>
    public static string StampOf(WebhookEndpoint endpoint) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint.SecretSealed)))[..16];
}
