using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Application.Mail;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Mail;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>What committed facts owe to the endpoints that asked to be told: one message for each fact and endpoint.</summary>
internal sealed class WebhookFacts(IGranciusDb db, WebhookPayloads payloads, Mailbox mailbox, IAdministrators administrators, PublicAddress site, TimeProvider clock)
{
    public async Task Add(IReadOnlyList<OutboxMessage> facts, CancellationToken ct)
    {
        await TellOfEndpointsThatAreOff(facts, ct);
        var told = facts.Select(Read).OfType<Told>().ToList();
        var tenants = told.Select(fact => fact.JurisdictionId).Distinct().ToList();
        if (tenants.Count == 0)
            return;

        var endpoints = await db.WebhookEndpoints.AsNoTracking()
            .Where(endpoint => tenants.Contains(endpoint.JurisdictionId) && endpoint.State != WebhookState.Removed)
            .ToListAsync(ct);
        var wanted = told.FindAll(fact => endpoints.Exists(endpoint => endpoint.JurisdictionId == fact.JurisdictionId && endpoint.Wants(fact.Type)));
        if (wanted.Count == 0)
            return;

        var bodies = await payloads.Of(wanted, ct);
        var now = clock.GetUtcNow();
        foreach (var fact in wanted)
        {
            foreach (var endpoint in endpoints.Where(endpoint => endpoint.JurisdictionId == fact.JurisdictionId && endpoint.Wants(fact.Type)))
                db.WebhookDeliveries.Add(WebhookDelivery.Of(endpoint, fact.FactId, fact.Type, bodies[fact.FactId], now));
        }
    }

    private static Told? Read(OutboxMessage fact)
    {
        switch (fact.Kind)
        {
            case nameof(InvoiceIssued):
                var issued = JsonSerializer.Deserialize<InvoiceIssued>(fact.Payload, StoredJson.Options)!;
                return new Told(fact.Id, WebhookTypes.InvoiceIssued, issued.JurisdictionId, issued.InvoiceId.Value, null);
            case nameof(InvoicePaid):
                var paid = JsonSerializer.Deserialize<InvoicePaid>(fact.Payload, StoredJson.Options)!;
                return new Told(fact.Id, WebhookTypes.InvoicePaid, paid.JurisdictionId, paid.InvoiceId.Value, paid.At);
            case nameof(PaymentSessionMoved):
                var moved = JsonSerializer.Deserialize<PaymentSessionMoved>(fact.Payload, StoredJson.Options)!;
                return moved.To == nameof(PaymentSessionStatus.UnderReview)
                    ? new Told(fact.Id, WebhookTypes.SessionUnderReview, moved.JurisdictionId, moved.SessionId.Value, moved.At)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Administrators hear by post that nothing is sent to an endpoint any more.</summary>
    private async Task TellOfEndpointsThatAreOff(IReadOnlyList<OutboxMessage> facts, CancellationToken ct)
    {
        foreach (var fact in facts.Where(fact => fact.Kind == nameof(WebhookSwitchedOff) && mailbox.IsOn))
        {
            var off = JsonSerializer.Deserialize<WebhookSwitchedOff>(fact.Payload, StoredJson.Options)!;
            var endpoint = await db.WebhookEndpoints.AsNoTracking().SingleAsync(endpoint => endpoint.Id == off.EndpointId, ct);
            var jurisdiction = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == off.JurisdictionId, ct);
            if (await administrators.AddressesOf(jurisdiction, ct) is { Length: > 0 } to)
                mailbox.Put(off.JurisdictionId, LetterKind.WebhookOff, endpoint.Name, to, NoticeOf(endpoint, jurisdiction), fact.Id);
        }
    }

    private LetterBody NoticeOf(WebhookEndpoint endpoint, Jurisdiction jurisdiction) => new(
        "en", $"Webhook {endpoint.Name} was switched off", $"Nothing is sent to {endpoint.Name} any more",
        [
            $"The webhook endpoint {endpoint.Name} at {new Uri(endpoint.Url).Host} took no message for too long ({endpoint.FailuresInRow} attempts in a row), so it was switched off.",
            "Messages for it are kept for three days. Switch it on again when it is mended: they are sent then.",
        ],
        ("Look at the endpoint", new Uri(site.Url, $"admin/webhooks/{endpoint.Id.Value}")), [], LetterWriter.FootOf(jurisdiction, "en"));
}

/// <summary>A fact that endpoints may be told of.</summary>
/// <param name="SubjectId">The invoice or the session.</param>
/// <param name="At">When it happened; null where only the invoice itself knows.</param>
internal sealed record Told(Guid FactId, string Type, JurisdictionId JurisdictionId, Guid SubjectId, DateTimeOffset? At);

/// <summary>Who is written to when something needs an administrator.</summary>
internal interface IAdministrators
{
    /// <returns>Addresses, separated by commas; empty where there are none.</returns>
    Task<string> AddressesOf(Jurisdiction jurisdiction, CancellationToken ct);
}
