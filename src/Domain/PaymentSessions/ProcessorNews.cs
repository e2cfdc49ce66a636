using Grancius.Domain.Common;

namespace Grancius.Domain.PaymentSessions;

/// <summary>What a postback says, read but not yet believed.</summary>
/// <param name="InvoiceNumbers">As named; a post of a whole payment usually names the first only.</param>
/// <param name="Approval">Only the literal "True" is an approval.</param>
/// <param name="Amount">Null when missing or not a dollar amount.</param>
public sealed record ProcessorNews(
    string? BillerGuid,
    string? PaymentId,
    IReadOnlyList<string> InvoiceNumbers,
    Approval Approval,
    Money? Amount,
    Money ServiceFee,
    string? Tender);

public enum Approval
{
    Approved,
    Declined,
    NotUnderstood,
}
