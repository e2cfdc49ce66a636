namespace Grancius.Domain.PaymentSessions;

/// <summary>What makes an attempt findable: a secret for each who may find it, and a short name.</summary>
public sealed record SessionKeys(string Token, string PostbackToken, string ReceiptToken, string Reference);
