using Grancius.Application.Common;
using Grancius.Application.Webhooks;
using Grancius.Domain.Webhooks;
using Grancius.FunctionalTests.Fixture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Webhooks;

/// <summary>A test with a program next door that is told.</summary>
public abstract class WebhookTest(Portal portal) : PortalTest(portal)
{
    /// <returns>Its id and its secret.</returns>
    private protected Task<(Guid Id, string Secret)> AnEndpoint(Uri url, params string[] types) => Portal.InStore(async services =>
    {
        var db = services.GetRequiredService<IGranciusDb>();
        var secrets = services.GetRequiredService<WebhookSecrets>();
        var county = await db.Jurisdictions.SingleAsync(jurisdiction => jurisdiction.Slug == Portal.County);
        var (id, secret) = (Guid.CreateVersion7(), secrets.Made());
        db.WebhookEndpoints.Add(WebhookEndpoint.Register(
            id, county.Id, $"Endpoint {id:N}", new Uri(url, "hook").AbsoluteUri, types.Length > 0 ? types : WebhookTypes.All.Select(known => known.Type), secrets.Seal(secret),
            Portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync(CancellationToken.None);
        return (id, secret);
    });

    /// <summary>Lets go of what issuing the demo's bills has raised.</summary>
    private protected Task NothingIsPending() => Portal.RunSql("DELETE FROM outbox");

    private protected async Task NewsGoesOut(HttpClient? node = null)
    {
        await Portal.FactsAreTurned(node);
        await Portal.WebhooksAreSent(node);
    }

    private protected Task<long> Deliveries(string state) => Portal.Number($"SELECT count(*) FROM webhook_deliveries WHERE state = '{state}'");
}
