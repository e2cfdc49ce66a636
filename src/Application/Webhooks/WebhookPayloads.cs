using System.Text.Json;
using System.Text.Json.Serialization;
using Grancius.Application.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Webhooks;

/// <summary>Writes the bodies of messages: ids and numbers, so that whoever wants more asks the API with its key.</summary>
internal sealed class WebhookPayloads(IGranciusDb db)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <returns>The body of each, by its fact.</returns>
    public async Task<Dictionary<Guid, string>> Of(IReadOnlyList<Told> facts, CancellationToken ct)
    {
        var tenants = facts.Select(fact => fact.JurisdictionId).Distinct().ToList();
        var slugs = await db.Jurisdictions.AsNoTracking().Where(jurisdiction => tenants.Contains(jurisdiction.Id))
            .ToDictionaryAsync(jurisdiction => jurisdiction.Id, jurisdiction => jurisdiction.Slug, ct);
        var invoiceIds = facts.Where(fact => fact.Type != WebhookTypes.SessionUnderReview).Select(fact => new InvoiceId(fact.SubjectId)).Distinct().ToList();
        var invoices = await db.Invoices.AsNoTracking().Where(invoice => invoiceIds.Contains(invoice.Id))
            .Select(invoice => new { invoice.Id, invoice.Number, invoice.AccountNumber, invoice.TypeId, invoice.Amount, invoice.IssuedAt })
            .ToDictionaryAsync(invoice => invoice.Id.Value, ct);
        var sessionIds = facts.Where(fact => fact.Type == WebhookTypes.SessionUnderReview).Select(fact => new PaymentSessionId(fact.SubjectId)).Distinct().ToList();
        var sessions = await db.PaymentSessions.AsNoTracking().Where(session => sessionIds.Contains(session.Id))
            .Select(session => new { session.Id, session.Reference, session.AccountNumber, session.Amount, session.AmountPaid })
            .ToDictionaryAsync(session => session.Id.Value, ct);

        return facts.ToDictionary(fact => fact.FactId, fact =>
        {
            if (sessions.TryGetValue(fact.SubjectId, out var session))
                return Written(fact.Type, fact.At!.Value, new SessionData(slugs[fact.JurisdictionId], session.Id.Value, session.Reference, session.AccountNumber, session.Amount.Dollars, session.AmountPaid.Dollars));

            var invoice = invoices[fact.SubjectId];
            return Written(fact.Type, fact.At ?? invoice.IssuedAt, new InvoiceData(slugs[fact.JurisdictionId], invoice.Id.Value, invoice.Number, invoice.AccountNumber, invoice.TypeId, invoice.Amount.Dollars));
        });
    }

    /// <summary>A message that tells of nothing, to see whether it arrives.</summary>
    public static string Test(string jurisdiction, DateTimeOffset now) => Written(WebhookTypes.Test, now, new TestData(jurisdiction));

    private static string Written(string type, DateTimeOffset at, object data) =>
        JsonSerializer.Serialize(new Payload(type, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null), data), Json);

    private sealed record Payload(string Type, string Timestamp, object Data);

    private sealed record InvoiceData(string Jurisdiction, Guid InvoiceId, string InvoiceNumber, string AccountNumber, int InvoiceTypeId, decimal Amount);

    private sealed record SessionData(string Jurisdiction, Guid SessionId, string Reference, string AccountNumber, decimal Amount, decimal AmountPaid);

    private sealed record TestData(string Jurisdiction);
}
