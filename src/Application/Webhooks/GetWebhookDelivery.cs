using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>One message to an endpoint, with every attempt.</summary>
public sealed record GetWebhookDelivery(Actor By, Guid EndpointId, Guid Id) : IQuery<DeliveryDetails>;

/// <param name="Body">The bytes that are sent.</param>
public sealed record DeliveryDetails(
    Guid Id, string Endpoint, bool EndpointIsOn, string MessageId, string Type, string Body, DeliveryState State, DateTimeOffset CreatedAt, DateTimeOffset? DueAt,
    IReadOnlyList<AttemptDetails> Attempts);

/// <param name="Answer">How the answer began, or in words why there was none.</param>
public sealed record AttemptDetails(DateTimeOffset At, int? Status, int Milliseconds, string Answer);

internal sealed class GetWebhookDeliveryValidator : AbstractValidator<GetWebhookDelivery>;

internal sealed class GetWebhookDeliveryHandler(IGranciusDb db) : IQueryHandler<GetWebhookDelivery, DeliveryDetails>
{
    public async Task<Result<DeliveryDetails>> Handle(GetWebhookDelivery query, CancellationToken ct)
    {
        var found = await (
            from delivery in db.WebhookDeliveries.AsNoTracking().Include(delivery => delivery.Attempts)
            join endpoint in db.WebhookEndpoints on delivery.EndpointId equals endpoint.Id
            where delivery.Id == new WebhookDeliveryId(query.Id) && delivery.EndpointId == new WebhookEndpointId(query.EndpointId)
                && delivery.JurisdictionId == query.By.JurisdictionId && endpoint.State != WebhookState.Removed
            select new { delivery, endpoint.Name, endpoint.State }).SingleOrDefaultAsync(ct);
        if (found is null)
            return WebhookErrors.DeliveryNotFound;

        var message = found.delivery;
        return new DeliveryDetails(
            message.Id.Value, found.Name, found.State == WebhookState.On, message.MessageId, message.Type, message.Body, message.State, message.CreatedAt, message.DueAt,
            [.. message.Attempts.OrderBy(attempt => attempt.Place).Select(attempt => new AttemptDetails(attempt.At, attempt.Status, attempt.Milliseconds, attempt.Answer))]);
    }
}
