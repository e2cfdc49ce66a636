using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>One endpoint with what was sent to it, newest first.</summary>
public sealed record GetWebhook(Actor By, Guid Id, Guid? After = null, int Limit = PageLimit.Usual) : IQuery<WebhookDetails>;

/// <param name="Stamp">Of its secret; a form that rotates carries it.</param>
/// <param name="PreviousUntil">Until when the secret before signs as well; null where it does not.</param>
public sealed record WebhookDetails(
    Guid Id, string Name, string Url, IReadOnlyList<string> Types, WebhookState State, DateTimeOffset CreatedAt, int FailuresInRow, DateTimeOffset? FailingSince,
    string Stamp, DateTimeOffset? PreviousUntil, Page<DeliverySummary> Deliveries);

public sealed record DeliverySummary(
    Guid Id, string MessageId, string Type, DeliveryState State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, int? LastStatus, DateTimeOffset? LastAt);

internal sealed class GetWebhookValidator : AbstractValidator<GetWebhook>
{
    public GetWebhookValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
}

internal sealed class GetWebhookHandler(IGranciusDb db, TimeProvider clock) : IQueryHandler<GetWebhook, WebhookDetails>
{
    public async Task<Result<WebhookDetails>> Handle(GetWebhook query, CancellationToken ct)
    {
        var id = new WebhookEndpointId(query.Id);
        if (await db.WebhookEndpoints.AsNoTracking().SingleOrDefaultAsync(
            endpoint => endpoint.Id == id && endpoint.JurisdictionId == query.By.JurisdictionId && endpoint.State != WebhookState.Removed, ct) is not { } endpoint)
            return WebhookErrors.NotFound;

        var deliveries = db.WebhookDeliveries.AsNoTracking().Where(delivery => delivery.EndpointId == id);
        if (query.After is { } after)
            deliveries = deliveries.Where(delivery => delivery.Id < new WebhookDeliveryId(after));
        var rows = await deliveries.OrderByDescending(delivery => delivery.Id).Take(query.Limit + 1)
            .Select(delivery => new { delivery.Id, delivery.FactId, delivery.Type, delivery.State, delivery.AttemptCount, delivery.CreatedAt, delivery.DueAt, delivery.LastStatus, delivery.LastAt })
            .ToListAsync(ct);
        return new WebhookDetails(
            endpoint.Id.Value, endpoint.Name, endpoint.Url, endpoint.Types.Split(' '), endpoint.State, endpoint.CreatedAt, endpoint.FailuresInRow, endpoint.FailingSince,
            WebhookQueries.StampOf(endpoint), endpoint.PreviousUntil > clock.GetUtcNow() ? endpoint.PreviousUntil : null,
            Page<DeliverySummary>.Of(
                rows.ConvertAll(row => new DeliverySummary(
                    row.Id.Value, WebhookDelivery.MessageIdOf(row.FactId), row.Type, row.State, row.AttemptCount, row.CreatedAt, row.DueAt, row.LastStatus, row.LastAt)),
                query.Limit, row => row.Id));
    }
}
