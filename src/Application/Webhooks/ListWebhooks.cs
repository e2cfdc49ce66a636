using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>The jurisdiction's endpoints, by name.</summary>
public sealed record ListWebhooks(Actor By) : IQuery<IReadOnlyList<WebhookSummary>>;

/// <param name="Waiting">Messages that were not taken yet.</param>
public sealed record WebhookSummary(Guid Id, string Name, string Url, IReadOnlyList<string> Types, WebhookState State, int FailuresInRow, int Waiting);

internal sealed class ListWebhooksValidator : AbstractValidator<ListWebhooks>;

internal sealed class ListWebhooksHandler(IGranciusDb db) : IQueryHandler<ListWebhooks, IReadOnlyList<WebhookSummary>>
{
    public async Task<Result<IReadOnlyList<WebhookSummary>>> Handle(ListWebhooks query, CancellationToken ct)
    {
        var endpoints = await db.WebhookEndpoints.AsNoTracking()
            .Where(endpoint => endpoint.JurisdictionId == query.By.JurisdictionId && endpoint.State != WebhookState.Removed)
            .OrderBy(endpoint => endpoint.Name)
            .Take(PageLimit.Most)
            .Select(endpoint => new
            {
                endpoint,
                Waiting = db.WebhookDeliveries.Count(delivery => delivery.EndpointId == endpoint.Id && delivery.State == DeliveryState.Waiting),
            })
            .ToListAsync(ct);
        return endpoints.ConvertAll(found => new WebhookSummary(
            found.endpoint.Id.Value, found.endpoint.Name, found.endpoint.Url, found.endpoint.Types.Split(' '), found.endpoint.State, found.endpoint.FailuresInRow, found.Waiting));
    }
}
