using Grancius.Sandbox.Postbacks;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Payments;

/// <summary>
/// What the payer decided: with what, for which invoices, how much (null is all of them, in full). "Again" charges a
/// session that is paid already: a second charge that should never have happened.
/// </summary>
internal sealed record PayOrder(
    TestTender Tender, string RemoteIp, IReadOnlyCollection<string>? InvoiceNumbers = null, long? AmountCents = null, bool Again = false);

/// <summary>
/// How it went: one of approved, declined, alreadyPaid, forged, refused, or what the reader did; the postbacks sent, and
/// how many are still to be sent.
/// </summary>
internal sealed record PayResult(string Outcome, string Message, Attempt? Attempt, IReadOnlyList<PostResult> Posts, int Pending)
{
    public static PayResult Of(string outcome, string message) => new(outcome, message, null, [], 0);
}
