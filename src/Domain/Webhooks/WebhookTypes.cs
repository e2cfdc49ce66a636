namespace Grancius.Domain.Webhooks;

/// <summary>What an endpoint can be told of.</summary>
public static class WebhookTypes
{
    public const string InvoiceIssued = "invoice.issued";
    public const string InvoicePaid = "invoice.paid";
    public const string PaymentReversed = "payment.reversed";
    public const string SessionUnderReview = "session.under_review";

    /// <summary>Sent when a person asks for it, whatever the endpoint is subscribed to.</summary>
    public const string Test = "webhook.test";

    /// <summary>Those to subscribe to, with what they mean.</summary>
    public static IReadOnlyList<(string Type, string Means)> All { get; } =
    [
        (InvoiceIssued, "An invoice was issued"),
        (InvoicePaid, "An invoice was paid in full"),
        (PaymentReversed, "Money of a payment was taken back. This version never learns of it: nothing is sent yet"),
        (SessionUnderReview, "A payment session needs a person: money was seen that does not match"),
    ];

    public static bool IsKnown(string type) => All.Any(known => known.Type == type);
}
